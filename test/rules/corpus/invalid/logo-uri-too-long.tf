# expect: error text/logo-uri-limit at logo_uri: has 2049 characters; Qlik allows at most 2048

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  logo_uri       = "https://example.com/${format("%02029d", 1)}"
}
