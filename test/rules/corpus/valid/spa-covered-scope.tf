# expect: warning scope/covered at allowed_scopes: Remove "apps:read"
# expect: warning scope/covered at allowed_scopes: Remove "apps.image:export"
resource "qlikcloud_oauth_client" "reader" {
  app_type        = "spa"
  client_name     = "Reader"
  redirect_uris   = ["https://reader.example.com/"]
  allowed_origins = ["https://reader.example.com"]
  allowed_scopes  = ["apps", "apps:read", "apps.data:export", "apps.image:export"]
}
