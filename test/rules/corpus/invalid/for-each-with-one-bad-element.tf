# expect: error scope/offline-access at allowed_scopes

resource "qlikcloud_oauth_client" "it" {
  for_each = {
    web = ["offline_access"]
    spa = ["user_default", "offline_access"]
  }

  app_type        = each.key
  client_name     = each.key
  redirect_uris   = ["https://app.example.com/"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = each.value
}
