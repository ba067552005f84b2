# expect: error auth/key-shape at public_keys: not base64url

resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "X"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys = [
    {
      kty = "RSA"
      use = "sig"
      alg = "RS256"
      kid = "pem"
      n   = "-----BEGIN PUBLIC KEY-----"
      e   = "AQAB"
    },
  ]
}
