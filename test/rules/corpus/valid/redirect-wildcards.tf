# expect: warning redirect/wildcard at redirect_uris: "https://*.example.com/callback"
# expect: warning redirect/wildcard at redirect_uris: "http://localhost:3000/*"
# plan only: the emulator takes the stricter reading, and refuses them
resource "qlikcloud_oauth_client" "previews" {
  app_type    = "web"
  client_name = "Previews"
  redirect_uris = [
    "https://*.example.com/callback",
    "http://localhost:3000/*",
  ]
  allowed_scopes = ["user_default"]
}
