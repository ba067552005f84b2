# With and without a slash these are two addresses: matching is exact.
resource "qlikcloud_oauth_client" "mashup" {
  app_type    = "web"
  client_name = "Mashup"
  redirect_uris = [
    "https://mashup.example.com",
    "https://mashup.example.com/",
    "https://mashup.example.com:8443",
    "http://localhost:8080",
  ]
  allowed_scopes = ["user_default"]
}
