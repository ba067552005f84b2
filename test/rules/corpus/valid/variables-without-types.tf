variable "uris" {
  default = ["https://app.example.com/callback", "https://app.example.com/callback"]
}

variable "type" {
  default = "web"
}

resource "qlikcloud_oauth_client" "it" {
  app_type       = var.type
  client_name    = "Untyped"
  redirect_uris  = var.uris
  allowed_scopes = compact(["user_default", "", null])
}
