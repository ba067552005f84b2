# expect: warning origin/shape at allowed_origins: "https://app.example.com:99999"
# expect: warning origin/shape at allowed_origins: "https://[2001:db8::5"
# plan only: the emulator takes the stricter reading, and refuses them
resource "qlikcloud_oauth_client" "dashboard" {
  app_type      = "spa"
  client_name   = "Dashboard"
  redirect_uris = ["https://app.example.com/"]
  allowed_origins = [
    "https://app.example.com:99999",
    "https://[2001:db8::5",
  ]
  allowed_scopes = ["user_default"]
}
