# Names of packages and bundles, with the prefixes of common sign-in libraries.
resource "qlikcloud_oauth_client" "mobile" {
  app_type    = "native"
  client_name = "Mobile"
  redirect_uris = [
    "com.example.mobile-app://auth",
    "com.example.app.oauth+beta://callback",
    "sample.mobile.app.bundle.id://auth",
    "msauth.com.example.app://auth",
    "x-example-2.0://signed-in/here",
  ]
  allowed_scopes = ["user_default"]
}
