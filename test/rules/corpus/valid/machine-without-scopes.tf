# expect: warning scope/none at allowed_scopes (on the block): cannot reach any resource
resource "qlikcloud_oauth_client" "nothing" {
  app_type            = "web"
  client_name         = "Nothing yet"
  allowed_grant_types = ["client_credentials"]
}
