resource "qlikcloud_oauth_client" "charts" {
  app_type    = "anonymous-embed"
  client_name = "Public charts"
  allowed_origins = [
    "https://www.example.com",
    "https://blog.example.org",
    "https://example.github.io",
    "http://localhost:8080",
  ]
}
