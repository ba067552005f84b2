resource "qlikcloud_oauth_client" "lab" {
  app_type    = "web"
  client_name = "Lab"
  redirect_uris = [
    "https://[2001:db8::1]/callback",
    "https://[2001:db8:0:0:8:800:200c:417a]:8443/callback",
    "https://[::1]:3000/",
    "https://[::ffff:192.0.2.1]/cb",
  ]
  allowed_scopes = ["user_default"]
}
