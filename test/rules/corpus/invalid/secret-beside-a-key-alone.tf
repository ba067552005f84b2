# expect: error secret/method at client_id: Add "client_secret" to them

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
      kid = "k"
      n   = "lhSMIaOA21U55OCh5OngQUj9trD5EB1LLgpMvsRIAocmPJqsNLa3AAmUiTS8NEFvS9hvHZPhbGBrrfbfvkY_lsOTalrwbKVV9-lqTU372fYpS0MZphwtWjsFhoe-mM2T2AQit4yCLyRIE2XbVf5804tbr6-gEvj2EsEI4l6ON0xb7GH9acD8RJQvI4GteAFhz53MwFlBz0h6PGqzzjn3mW3-qtCHckjUHfO6wT27i4r8JHOEqvTwpUYJ34ejuGXevrL9V6ZtZMR07BivCmIYHSny4atH9a60GmxTlAQrDsVTwgp84En_8IyiuHc2TDjh3WDrCUHvga9QPk5-bUWehQ"
      e   = "AQAB"
    },
  ]
}

resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
