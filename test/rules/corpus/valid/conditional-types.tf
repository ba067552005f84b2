variable "public" {
  type    = bool
  default = true
}

locals {
  origin = "https://app.example.com"
}

resource "qlikcloud_oauth_client" "it" {
  app_type            = var.public ? "spa" : "web"
  client_name         = "Either"
  redirect_uris       = ["${local.origin}/callback"]
  allowed_origins     = var.public ? [local.origin] : null
  allowed_scopes      = var.public ? ["user_default"] : ["user_default", "offline_access", "admin_classic"]
  allowed_grant_types = var.public ? null : ["client_credentials"]
}
