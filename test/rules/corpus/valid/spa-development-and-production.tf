resource "qlikcloud_oauth_client" "dashboard" {
  app_type    = "spa"
  client_name = "Dashboard"
  redirect_uris = [
    "https://dashboard.example.com/",
    "http://localhost:3000/",
    "http://localhost:5173/silent-renew.html",
  ]
  allowed_origins = [
    "https://dashboard.example.com",
    "http://localhost:3000",
    "http://localhost:5173",
    "http://localhost",
  ]
  allowed_scopes = ["user_default", "identity.name:read"]
}
