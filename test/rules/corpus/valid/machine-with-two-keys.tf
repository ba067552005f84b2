# While one key takes over from another.
resource "qlikcloud_oauth_client" "pipeline" {
  app_type             = "web"
  client_name          = "Pipeline"
  allowed_scopes       = ["admin_classic"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys = [
    {
      kty = "RSA"
      use = "sig"
      alg = "RS512"
      kid = "2025"
      n   = "u3FXOX-9LAw-ruUEiHlsV8JMMvTgta-eOBy7Eg8CKtr23tQ9vSthNFUiEdVEkxC5349a63Y5hBN8_0THdECMxo-BQIQq6oPNEQNv1mBPfq5E4jz9guE-IrUIAAz0hRE0VM1rKPbsEP8DVGH8O75Gtoen0ep0vLJxGpzAo34Yb4LIB5sNGnzBVufD73HO8Y04zdJ9irldr6N9jc6LpCOaSLG3zWMtIqM2gFPdalVLcxcerETYZNP2ZviSujDoZv0fNNHizMGCTVaoMNlSVYuycXMHsXVkudIXydJDLR1h7R_zepQMrE00ME8OVp_c1IRueqjGKMGUCugWS2CyQ08OMypGOZhGEbJBoAXGBDM2NIfRAjw4YwVTh81dyB5l7-u-dI9L9V6VX_rYfOLGMw3WzKG_uP3GlLEUJMm5AmLGohZU7W1lOxtFmVJnPBCtq3zQESMi7g8aKuAahx3g4IkRROnFW0i1z7a4RdbOjghx20_Im-juzScPrdiyGtiocTov"
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
