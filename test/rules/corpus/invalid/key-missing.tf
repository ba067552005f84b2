# expect: error auth/key-missing at public_keys (on the block): no signature can be checked

resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "X"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
}
