# expect: error redirect/absolute at redirect_uris: "https://app.example.com/callback\n"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    <<-EOT
      https://app.example.com/callback
    EOT
    ,
  ]
  allowed_scopes = ["user_default"]
}
