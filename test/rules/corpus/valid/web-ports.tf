resource "qlikcloud_oauth_client" "ports" {
  app_type    = "web"
  client_name = "Ports"
  redirect_uris = [
    "https://app.example.com:443/callback",
    "https://app.example.com:1/callback",
    "https://app.example.com:65535/callback",
    "https://app.example.com:8443",
    "http://localhost:65535",
  ]
  allowed_scopes = ["user_default"]
}
