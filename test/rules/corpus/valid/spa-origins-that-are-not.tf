# expect: warning origin/shape at allowed_origins: "https://app.example.com/"
# expect: warning origin/shape at allowed_origins: "https://app.example.com/dashboard"
# expect: warning origin/shape at allowed_origins: "app.example.com"
# expect: warning origin/shape at allowed_origins: "capacitor://localhost"
# plan only: the emulator takes the stricter reading, and refuses them
resource "qlikcloud_oauth_client" "dashboard" {
  app_type      = "spa"
  client_name   = "Dashboard"
  redirect_uris = ["https://app.example.com/"]
  allowed_origins = [
    "https://app.example.com/",
    "https://app.example.com/dashboard",
    "app.example.com",
    "capacitor://localhost",
  ]
  allowed_scopes = ["user_default"]
}
