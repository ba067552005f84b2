resource "qlikcloud_oauth_client" "mobile" {
  app_type    = "native"
  client_name = "Mobile"
  redirect_uris = [
    "msal6f1b2c3d-4e5f-6789-abcd-ef0123456789://auth",
    "app2://callback",
    "fb1234567890://authorize",
  ]
  allowed_scopes = ["user_default"]
}
