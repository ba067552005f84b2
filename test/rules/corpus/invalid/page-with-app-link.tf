# expect: error redirect/scheme at redirect_uris: capacitor
# expect: error redirect/scheme at redirect_uris: chrome-extension

resource "qlikcloud_oauth_client" "it" {
  app_type    = "spa"
  client_name = "X"
  redirect_uris = [
    "capacitor://localhost/callback",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop/cb.html",
  ]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default"]
}
