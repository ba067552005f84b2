resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]
}

resource "qlikcloud_oauth_client_secret" "by_stage" {
  for_each = toset(["blue", "green"])

  client_id = qlikcloud_oauth_client.portal.client_id
}

output "secrets" {
  value     = { for stage, made in qlikcloud_oauth_client_secret.by_stage : stage => made.secret }
  sensitive = true
}
