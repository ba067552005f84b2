resource "qlikcloud_oauth_client" "migration" {
  app_type             = "web"
  client_name          = "Migration"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["client_secret", "private_key_jwt"]
  public_keys = [
    {
      kty = "EC"
      use = "sig"
      alg = "ES384"
      kid = "kid with blanks/and:signs"
      crv = "P-384"
      x   = "sf03BRYoWlR11RFyV1DaaN4RBgNATPeHTBu9wRAfF6sMiEtgcAJkD2YMuASdUZA5"
      y   = "wpbMEcGA1TKzi_sLrlDmBFV9vkt7eHNR0aTFEptCNWcho48Z5CLpNBHzCRCM6P2T"
    },
  ]
}
