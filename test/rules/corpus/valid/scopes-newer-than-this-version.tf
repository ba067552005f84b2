# expect: warning scope/unknown at allowed_scopes: "agents:run"
# expect: warning scope/unknown at allowed_scopes: Did you mean "spaces.data:read"?
resource "qlikcloud_oauth_client" "agent" {
  app_type       = "web"
  client_name    = "Agent"
  redirect_uris  = ["https://agent.example.com/callback"]
  allowed_scopes = ["user_default", "agents:run", "space.data:read"]
}
