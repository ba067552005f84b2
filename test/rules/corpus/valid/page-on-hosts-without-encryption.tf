# expect: warning origin/insecure at allowed_origins: "http://intranet"
# expect: warning origin/insecure at allowed_origins: "http://127.0.0.1:3000"
# plan only: the emulator takes the stricter reading of what is not documented
resource "qlikcloud_oauth_client" "intranet" {
  app_type      = "spa"
  client_name   = "Intranet"
  redirect_uris = ["https://intranet/"]
  allowed_origins = [
    "http://intranet",
    "http://127.0.0.1:3000",
    "http://localhost:3000",
  ]
  allowed_scopes = ["user_default"]
}
