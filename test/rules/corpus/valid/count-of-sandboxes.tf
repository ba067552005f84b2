variable "sandboxes" {
  type    = number
  default = 3
}

resource "qlikcloud_oauth_client" "sandbox" {
  count = var.sandboxes

  app_type       = "web"
  client_name    = "Sandbox ${count.index + 1}"
  redirect_uris  = ["https://sandbox-${count.index + 1}.example.com/callback"]
  allowed_scopes = ["user_default"]
}
