# Everything that an administrator's tool may read, and nothing that it may change.
data "qlikcloud_oauth_scopes" "admin" {
  app_type = "web"
  level    = "admin"
}

resource "qlikcloud_oauth_client" "audit" {
  app_type            = "web"
  client_name         = "Audit"
  allowed_grant_types = ["client_credentials"]
  allowed_scopes = [
    for scope in data.qlikcloud_oauth_scopes.admin.scopes : scope.name
    if endswith(scope.name, ":read")
  ]
}
