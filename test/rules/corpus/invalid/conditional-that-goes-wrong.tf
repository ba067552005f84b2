# expect: error auth/secret-web-only at allowed_auth_methods
# expect: error grant/web-only at allowed_grant_types

variable "public" {
  default = true
}

resource "qlikcloud_oauth_client" "it" {
  app_type             = var.public ? "spa" : "web"
  client_name          = "X"
  redirect_uris        = ["https://app.example.com"]
  allowed_origins      = ["https://app.example.com"]
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["client_secret"]
}
