# Scheme and host know no case (RFC 3986, section 3.2.2).
resource "qlikcloud_oauth_client" "legacy" {
  app_type    = "web"
  client_name = "Legacy intranet"
  redirect_uris = [
    "HTTPS://Intranet.Example.COM/Signin",
    "https://APP01.corp.example.com:8443/Auth",
    "HTTP://LocalHost:3000/callback",
  ]
  allowed_scopes = ["user_default"]
}
