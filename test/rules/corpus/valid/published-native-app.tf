# expect: warning "Publishing cannot be undone" at client_id: (known after apply)
resource "qlikcloud_oauth_client" "phone" {
  app_type       = "native"
  client_name    = "Phone app"
  redirect_uris  = ["com.example.phone://callback"]
  allowed_scopes = ["user_default"]
  force_destroy  = true
}

resource "qlikcloud_oauth_client_publication" "phone" {
  client_id = qlikcloud_oauth_client.phone.client_id
}
