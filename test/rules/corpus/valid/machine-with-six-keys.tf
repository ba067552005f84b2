# expect: warning auth/key-limit at public_keys: has 6 keys
# plan only: the emulator takes the stricter reading of what is not documented
resource "qlikcloud_oauth_client" "fleet" {
  app_type             = "web"
  client_name          = "Fleet"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [for device in range(6) : merge(local.key, { kid = "device-${device}" })]
}

locals {
  key = {
    kty = "EC"
    use = "sig"
    alg = "ES384"
    kid = "shared"
    crv = "P-384"
    x   = "sf03BRYoWlR11RFyV1DaaN4RBgNATPeHTBu9wRAfF6sMiEtgcAJkD2YMuASdUZA5"
    y   = "wpbMEcGA1TKzi_sLrlDmBFV9vkt7eHNR0aTFEptCNWcho48Z5CLpNBHzCRCM6P2T"
  }
}
