# expect: warning text/client-uri-shape at client_uri: "www.example.com"
# expect: warning text/logo-uri-shape at logo_uri: "data:image/png;base64,iVBORw0KGgo="
# plan only: the emulator takes the stricter reading of what is not documented
resource "qlikcloud_oauth_client" "sloppy" {
  app_type       = "web"
  client_name    = "Sloppy"
  redirect_uris  = ["https://app.example.com/"]
  allowed_scopes = ["user_default"]
  client_uri     = "www.example.com"
  logo_uri       = "data:image/png;base64,iVBORw0KGgo="
}
