# expect: error auth/key-id at public_keys: several keys with "kid" "2026"

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
      kid = "2026"
      n   = "lhSMIaOA21U55OCh5OngQUj9trD5EB1LLgpMvsRIAocmPJqsNLa3AAmUiTS8NEFvS9hvHZPhbGBrrfbfvkY_lsOTalrwbKVV9-lqTU372fYpS0MZphwtWjsFhoe-mM2T2AQit4yCLyRIE2XbVf5804tbr6-gEvj2EsEI4l6ON0xb7GH9acD8RJQvI4GteAFhz53MwFlBz0h6PGqzzjn3mW3-qtCHckjUHfO6wT27i4r8JHOEqvTwpUYJ34ejuGXevrL9V6ZtZMR07BivCmIYHSny4atH9a60GmxTlAQrDsVTwgp84En_8IyiuHc2TDjh3WDrCUHvga9QPk5-bUWehQ"
      e   = "AQAB"
    },
    {
      kty = "EC"
      use = "sig"
      alg = "ES384"
      kid = "2026"
      crv = "P-384"
      x   = "sf03BRYoWlR11RFyV1DaaN4RBgNATPeHTBu9wRAfF6sMiEtgcAJkD2YMuASdUZA5"
      y   = "wpbMEcGA1TKzi_sLrlDmBFV9vkt7eHNR0aTFEptCNWcho48Z5CLpNBHzCRCM6P2T"
    },
  ]
}
