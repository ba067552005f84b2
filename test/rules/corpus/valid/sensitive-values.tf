variable "callback" {
  type      = string
  sensitive = true
  default   = "https://secret-project.example.com/callback"
}

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = sensitive("Project X")
  redirect_uris  = [var.callback]
  allowed_scopes = ["user_default"]
}
