# Characters are counted, not bytes and not UTF-16 units.
locals {
  base = "https://app.example.com/"
  fill = join("", [for _ in range(256 - length(local.base)) : "🦊"])
}
resource "qlikcloud_oauth_client" "long" {
  app_type       = "web"
  client_name    = "Long path"
  redirect_uris  = ["${local.base}${local.fill}"]
  allowed_scopes = ["user_default"]
}
