resource "qlikcloud_oauth_client" "back_office" {
  app_type            = "web"
  client_name         = "Back office"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default", "offline_access"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "back_office" {
  client_id = qlikcloud_oauth_client.back_office.client_id
  rotation  = { every_days = 90, overlap_days = 14 }
}

output "back_office_secret" {
  value     = qlikcloud_oauth_client_secret.back_office.secret
  sensitive = true
}
