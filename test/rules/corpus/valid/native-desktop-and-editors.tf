resource "qlikcloud_oauth_client" "editor" {
  app_type    = "native"
  client_name = "Editor extension"
  redirect_uris = [
    "vscode://example.qlik-tools/auth",
    "vscode-insiders://example.qlik-tools/auth",
    "cursor://anysphere.cursor-mcp/oauth/callback",
    "ms-appx-web://Microsoft.AAD.BrokerPlugin/6f1b2c3d-4e5f-6789-abcd-ef0123456789",
    "obsidian://example-plugin?vault=work",
  ]
  allowed_scopes = ["mcp:execute", "offline_access", "user_default"]
}
