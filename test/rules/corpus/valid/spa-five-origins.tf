resource "qlikcloud_oauth_client" "brands" {
  app_type        = "spa"
  client_name     = "Brands"
  redirect_uris   = [for n in range(5) : format("https://brand-%02d.example.com/login", n + 1)]
  allowed_origins = [for n in range(5) : format("https://brand-%02d.example.com", n + 1)]
  allowed_scopes  = ["user_default"]
}
