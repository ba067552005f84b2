resource "qlikcloud_oauth_client" "previews" {
  app_type    = "web"
  client_name = "Previews"
  redirect_uris = [
    "https://fluffy-space-waffle-4jgx7pq6rvx2q5rp-3000.app.github.dev/auth/callback",
    "https://deploy-preview-42--example-shop.netlify.app/callback",
    "https://example-git-feature-x-team.vercel.app/api/auth/callback/qlik",
    "https://3000-example-gitpod-a1b2c3d4e5f.ws-eu110.gitpod.io/",
    "https://a1b2-203-0-113-7.ngrok-free.app/cb",
  ]
  allowed_scopes = ["user_default"]
}
