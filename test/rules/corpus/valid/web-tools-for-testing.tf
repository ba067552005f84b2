resource "qlikcloud_oauth_client" "testing" {
  app_type    = "web"
  client_name = "API testing"
  redirect_uris = [
    "https://oauth.pstmn.io/v1/callback",
    "https://oauth.pstmn.io/v1/browser-callback",
    "https://insomnia.example.com/oauth/redirect",
    "https://jwt.ms",
    "https://oidcdebugger.com/debug",
  ]
  allowed_scopes = ["user_default"]
}
