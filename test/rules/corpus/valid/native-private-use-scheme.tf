# expect: warning redirect/app-link at redirect_uris: "com.example.app:/oauth2redirect/example-provider"
# expect: warning redirect/app-link at redirect_uris: "com.example.app:/"
# expect: warning redirect/app-link at redirect_uris: "com.example.app:callback"
# plan only: the emulator takes the stricter reading, and wants "//" after the scheme
# The form that RFC 8252, section 7.1, recommends.
resource "qlikcloud_oauth_client" "mobile" {
  app_type    = "native"
  client_name = "Mobile"
  redirect_uris = [
    "com.example.app:/oauth2redirect/example-provider",
    "com.example.app:/",
    "com.example.app:callback",
  ]
  allowed_scopes = ["user_default"]
}
