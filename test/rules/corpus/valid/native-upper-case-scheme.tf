resource "qlikcloud_oauth_client" "legacy" {
  app_type    = "native"
  client_name = "Legacy app"
  redirect_uris = [
    "ExampleApp://Callback/Signed-In",
    "COM.EXAMPLE.APP://AUTH",
  ]
  allowed_scopes = ["user_default"]
}
