resource "qlikcloud_oauth_client" "floor" {
  app_type    = "web"
  client_name = "Shop floor"
  redirect_uris = [
    "https://10.20.30.40/callback",
    "https://192.168.1.10:8443/auth",
    "https://127.0.0.1:3000/callback",
  ]
  allowed_scopes = ["user_default"]
}
