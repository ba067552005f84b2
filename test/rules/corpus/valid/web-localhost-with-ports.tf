# A developer's client: the ports of Vite, Next.js and a debugger.
resource "qlikcloud_oauth_client" "dev" {
  app_type    = "web"
  client_name = "Local development"
  redirect_uris = [
    "http://localhost",
    "http://localhost:3000/api/auth/callback/qlik",
    "http://localhost:5173/callback",
    "https://localhost:8443/",
    "https://localhost:7071/signin-oidc",
  ]
  allowed_scopes = ["user_default"]
}
