resource "qlikcloud_oauth_client" "admin" {
  app_type      = "web"
  client_name   = "Admin console"
  redirect_uris = ["https://admin.example.com/callback"]
  allowed_scopes = [
    "admin.apps",
    "admin.spaces:read",
    "admin.users",
    "admin.webhooks",
    "automations",
    "identity.email:read",
    "identity.name:read",
    "mcp:execute",
    "offline_access",
    "user_default",
  ]
}
