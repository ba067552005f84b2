# expect: error app-type/value at app_type: "confidential"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "confidential"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
