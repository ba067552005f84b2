# expect at apply: error redirect/scheme at redirect_uris: "http://app.example.com/callback"

resource "terraform_data" "host" {
  input = "app.example.com"
}

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["http://${terraform_data.host.output}/callback"]
  allowed_scopes = ["user_default"]
}
