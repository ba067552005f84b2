# expect: warning origin/wildcard at allowed_origins: "https://*.example.com"
# expect: warning origin/wildcard at allowed_origins: "*"
# expect: warning origin/shape at allowed_origins: "*"
# plan only: the emulator takes the stricter reading, and refuses them
resource "qlikcloud_oauth_client" "dashboard" {
  app_type      = "spa"
  client_name   = "Dashboard"
  redirect_uris = ["https://app.example.com/"]
  allowed_origins = [
    "https://*.example.com",
    "*",
  ]
  allowed_scopes = ["user_default"]
}
