resource "qlikcloud_oauth_client" "anywhere" {
  app_type      = "spa"
  client_name   = "Anywhere"
  redirect_uris = ["https://app.example.com/"]
  allowed_origins = [
    "https://[2001:db8::5]:8443",
    "https://10.1.2.3",
    "https://bücher.example",
    "https://xn--bcher-kva.example:8443",
    "HTTPS://APP.Example.com:443",
  ]
  allowed_scopes = ["user_default"]
}
