resource "qlikcloud_oauth_client" "charts" {
  app_type        = "anonymous-embed"
  client_name     = "Public charts"
  allowed_origins = ["https://www.example.com"]
}
