# Null is the same as leaving an attribute out.
resource "qlikcloud_oauth_client" "sparse" {
  app_type             = "web"
  client_name          = "Sparse"
  description          = null
  client_uri           = null
  logo_uri             = null
  redirect_uris        = ["https://app.example.com/callback"]
  allowed_origins      = null
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = null
  allowed_auth_methods = null
  public_keys          = null
  consent_method       = null
  skip_rules           = null
}
