# expect: error redirect/scheme at redirect_uris: "http://app.example.com/"

variable "uris" {
  type    = set(string)
  default = ["http://app.example.com/", "https://app.example.com/"]
}

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  allowed_scopes = ["user_default"]
  redirect_uris  = var.uris
}
