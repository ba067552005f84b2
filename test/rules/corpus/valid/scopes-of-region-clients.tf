# expect: warning scope/not-for-oauth at allowed_scopes: region clients
# plan only: the emulator takes the stricter reading, and refuses them
resource "qlikcloud_oauth_client" "provisioning" {
  app_type            = "web"
  client_name         = "Provisioning"
  allowed_scopes      = ["admin_classic", "tenants:create"]
  allowed_grant_types = ["client_credentials"]
}
