# expect: error redirect/limit at redirect_uris: has 6 entries; Qlik allows at most 5

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = [for n in range(6) : "https://app-${n}.example.com/"]
  allowed_scopes = ["user_default"]
}
