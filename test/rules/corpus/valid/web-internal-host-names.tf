resource "qlikcloud_oauth_client" "inside" {
  app_type    = "web"
  client_name = "Inside"
  redirect_uris = [
    "https://intranet/callback",
    "https://qlik-mashup.corp.local:8443/auth",
    "https://app_server.corp.example.com/cb",
    "https://build-agent-07.lan/",
    "https://portal.example.com./callback",
  ]
  allowed_scopes = ["user_default"]
}
