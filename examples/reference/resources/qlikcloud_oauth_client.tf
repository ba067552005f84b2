resource "qlikcloud_oauth_client" "portal" {
  app_type        = "spa"
  client_name     = "Customer portal"
  redirect_uris   = ["https://portal.example.com/login"]
  allowed_origins = ["https://portal.example.com"]
  allowed_scopes  = ["user_default"]
}

resource "qlikcloud_oauth_client" "nightly_reload" {
  app_type             = "web"
  client_name          = "Nightly reload"
  allowed_grant_types  = ["client_credentials"]
  allowed_scopes       = ["admin_classic"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [jsondecode(file("${path.module}/nightly-reload.jwk.json"))]
}
