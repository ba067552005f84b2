resource "qlikcloud_oauth_client" "books" {
  app_type    = "web"
  client_name = "Bookshop"
  redirect_uris = [
    "https://xn--bcher-kva.example/callback",
    "https://xn--r8jz45g.xn--zckzah/",
    "https://www.xn--fiqs8s:8443/cb",
  ]
  allowed_scopes = ["user_default"]
}
