resource "qlikcloud_oauth_client" "functions" {
  app_type    = "web"
  client_name = "Functions"
  redirect_uris = [
    "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/callback",
    "https://example.azurewebsites.net/.auth/login/qlik/callback",
    "https://europe-west3-example-123456.cloudfunctions.net/oauth2-callback",
    "https://example-app.auth.eu-west-1.amazoncognito.com/oauth2/idpresponse",
    "https://example-dev-ed.develop.my.salesforce.com/services/authcallback/Qlik",
  ]
  allowed_scopes = ["user_default"]
}
