# expect: warning auth/key-unused at public_keys: does not contain "private_key_jwt"
resource "qlikcloud_oauth_client" "pipeline" {
  app_type            = "web"
  client_name         = "Pipeline"
  allowed_scopes      = ["admin_classic"]
  allowed_grant_types = ["client_credentials"]
  public_keys = [
    {
      kty = "RSA"
      use = "sig"
      alg = "RS256"
      kid = "next"
      n   = "lhSMIaOA21U55OCh5OngQUj9trD5EB1LLgpMvsRIAocmPJqsNLa3AAmUiTS8NEFvS9hvHZPhbGBrrfbfvkY_lsOTalrwbKVV9-lqTU372fYpS0MZphwtWjsFhoe-mM2T2AQit4yCLyRIE2XbVf5804tbr6-gEvj2EsEI4l6ON0xb7GH9acD8RJQvI4GteAFhz53MwFlBz0h6PGqzzjn3mW3-qtCHckjUHfO6wT27i4r8JHOEqvTwpUYJ34ejuGXevrL9V6ZtZMR07BivCmIYHSny4atH9a60GmxTlAQrDsVTwgp84En_8IyiuHc2TDjh3WDrCUHvga9QPk5-bUWehQ"
      e   = "AQAB"
    },
  ]
}
