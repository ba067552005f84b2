locals {
  apps = {
    portal    = { type = "web", uris = ["https://portal.example.com/cb"], origins = [], scopes = ["user_default", "offline_access"] }
    dashboard = { type = "spa", uris = ["https://dash.example.com/"], origins = ["https://dash.example.com"], scopes = ["user_default"] }
    field     = { type = "native", uris = ["exampleapp://cb"], origins = [], scopes = ["user_default", "offline_access"] }
    charts    = { type = "anonymous-embed", uris = [], origins = ["https://www.example.com"], scopes = [] }
  }
}

resource "qlikcloud_oauth_client" "app" {
  for_each = local.apps

  app_type        = each.value.type
  client_name     = title(each.key)
  redirect_uris   = each.value.uris
  allowed_origins = each.value.origins
  allowed_scopes  = each.value.scopes
}
