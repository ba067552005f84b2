# expect: warning origin/unused at allowed_origins: a native app sends no origin
# plan only: the emulator takes the stricter reading of what is not documented
resource "qlikcloud_oauth_client" "field" {
  app_type        = "native"
  client_name     = "Field app"
  redirect_uris   = ["exampleapp://callback"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default"]
}
