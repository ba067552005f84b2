# expect: error auth/key-shape at public_keys: that algorithm needs "EC" and "P-384"
# expect: error auth/key-shape at public_keys: "alg" "ES256"

resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "X"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys = [
    {
      kty = "EC"
      use = "sig"
      alg = "ES384"
      kid = "as-384"
      crv = "P-256"
      x   = "lySpP9QaJpLzf3eapfX3SN9w1BGctEcNGuTMLs9U-5Y"
      y   = "dn-nsGn0-vgUnLMigYvPZfzqEPmgTXlsNd865pQ4qGA"
    },
    {
      kty = "EC"
      use = "sig"
      alg = "ES256"
      kid = "as-256"
      crv = "P-256"
      x   = "lySpP9QaJpLzf3eapfX3SN9w1BGctEcNGuTMLs9U-5Y"
      y   = "dn-nsGn0-vgUnLMigYvPZfzqEPmgTXlsNd865pQ4qGA"
    },
  ]
}
