# expect: error redirect/scheme at redirect_uris: "http://127.0.0.1:3000/callback". With http, the only host that Qlik allows is the name "localhost"
# expect: error redirect/scheme at redirect_uris: [::1]
# expect: error redirect/scheme at redirect_uris: 127.1
# expect: error redirect/scheme at redirect_uris: [0:0
# expect: error redirect/scheme at redirect_uris: 0x7f

resource "qlikcloud_oauth_client" "it" {
  app_type    = "native"
  client_name = "X"
  redirect_uris = [
    "http://127.0.0.1:3000/callback",
    "http://[::1]:3000/callback",
    "http://127.1/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://0x7f.0.0.1/",
  ]
  allowed_scopes = ["user_default"]
}
