# expect: error auth/key-shape at public_keys: "hs" has "alg" "HS256"
# expect: error auth/key-shape at public_keys: "mixed" has "alg" "ES384"

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
      alg = "HS256"
      kid = "hs"
      n   = "lhSMIaOA21U55OCh5OngQUj9trD5EB1LLgpMvsRIAocmPJqsNLa3AAmUiTS8NEFvS9hvHZPhbGBrrfbfvkY_lsOTalrwbKVV9-lqTU372fYpS0MZphwtWjsFhoe-mM2T2AQit4yCLyRIE2XbVf5804tbr6-gEvj2EsEI4l6ON0xb7GH9acD8RJQvI4GteAFhz53MwFlBz0h6PGqzzjn3mW3-qtCHckjUHfO6wT27i4r8JHOEqvTwpUYJ34ejuGXevrL9V6ZtZMR07BivCmIYHSny4atH9a60GmxTlAQrDsVTwgp84En_8IyiuHc2TDjh3WDrCUHvga9QPk5-bUWehQ"
      e   = "AQAB"
    },
    {
      kty = "RSA"
      use = "sig"
      alg = "ES384"
      kid = "mixed"
      n   = "u3FXOX-9LAw-ruUEiHlsV8JMMvTgta-eOBy7Eg8CKtr23tQ9vSthNFUiEdVEkxC5349a63Y5hBN8_0THdECMxo-BQIQq6oPNEQNv1mBPfq5E4jz9guE-IrUIAAz0hRE0VM1rKPbsEP8DVGH8O75Gtoen0ep0vLJxGpzAo34Yb4LIB5sNGnzBVufD73HO8Y04zdJ9irldr6N9jc6LpCOaSLG3zWMtIqM2gFPdalVLcxcerETYZNP2ZviSujDoZv0fNNHizMGCTVaoMNlSVYuycXMHsXVkudIXydJDLR1h7R_zepQMrE00ME8OVp_c1IRueqjGKMGUCugWS2CyQ08OMypGOZhGEbJBoAXGBDM2NIfRAjw4YwVTh81dyB5l7-u-dI9L9V6VX_rYfOLGMw3WzKG_uP3GlLEUJMm5AmLGohZU7W1lOxtFmVJnPBCtq3zQESMi7g8aKuAahx3g4IkRROnFW0i1z7a4RdbOjghx20_Im-juzScPrdiyGtiocTov"
      e   = "AQAB"
    },
  ]
}
