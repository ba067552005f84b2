# expect: warning scope/offline-access-machine at allowed_scopes: a machine asks for a new token instead
resource "qlikcloud_oauth_client" "job" {
  app_type            = "web"
  client_name         = "Job"
  allowed_scopes      = ["offline_access", "user_default"]
  allowed_grant_types = ["client_credentials"]
}
