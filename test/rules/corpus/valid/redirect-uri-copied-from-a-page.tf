# Copied out of a chat, with a space without width at its end.
# expect: warning redirect/invisible at redirect_uris: "https://app.example.com/callback[U+200B]"
resource "qlikcloud_oauth_client" "copied" {
  app_type       = "web"
  client_name    = "Copied"
  redirect_uris  = ["https://app.example.com/callback\u200B"]
  allowed_scopes = ["user_default"]
}
