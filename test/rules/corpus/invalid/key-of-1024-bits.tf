# expect: error auth/key-shape at public_keys: RSA key of 1024 bits; it needs at least 2048

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
      kid = "short"
      n   = "xKm-3cPsjT6wgV4CLButbxAZfRZCvMFwoQmIpRx45VGluWoLOzxcMdeLJsZrjvyxtWrodtmFJ8aL6WS0xr0Bn9Rz_ryTh_RWUszAs4uargA18Mkm6A1xoGmpq9OsMLa4HKgvjvUn4Py9ZRmovXYoqMWkZe3cbRV_sUmROogfYSc"
      e   = "AQAB"
    },
  ]
}
