resource "qlikcloud_oauth_client" "phone" {
  app_type    = "native"
  client_name = "Phone"
  redirect_uris = [
    "https://app.example.com/.well-known/oauth/ios",
    "https://app.example.com/android/com.example.app/callback",
    "com.example.app://app.example.com/android/com.example.app/callback",
  ]
  allowed_scopes = ["user_default", "offline_access"]
}
