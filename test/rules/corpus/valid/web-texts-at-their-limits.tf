locals {
  x4096 = join("", [for _ in range(16) : join("", [for _ in range(256) : "x"])])
}

resource "qlikcloud_oauth_client" "full" {
  app_type       = "web"
  client_name    = substr(local.x4096, 0, 512)
  description    = local.x4096
  client_uri     = "https://example.com/${substr(local.x4096, 0, 2028)}"
  logo_uri       = "https://example.com/${substr(local.x4096, 0, 2028)}"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
