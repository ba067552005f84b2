locals {
  stages = ["dev", "test", "qa", "staging", "www"]
}

resource "qlikcloud_oauth_client" "stages" {
  app_type       = "web"
  client_name    = "All stages"
  redirect_uris  = [for stage in local.stages : "https://${stage}.example.com/callback"]
  allowed_scopes = ["user_default", "offline_access"]
}
