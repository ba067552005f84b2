# To overrule what is not broken is no mistake.
resource "qlikcloud_oauth_client" "careful" {
  app_type       = "web"
  client_name    = "Careful"
  redirect_uris  = ["https://app.example.com/"]
  allowed_scopes = ["user_default"]
  skip_rules     = ["redirect/scheme", "scope/unknown"]
}
