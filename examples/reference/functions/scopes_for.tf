variable "scopes" {
  type    = set(string)
  default = ["user_default", "spaces.data"]

  validation {
    condition     = length(setsubtract(var.scopes, provider::qlikcloud::scopes_for("spa"))) == 0
    error_message = "Only scopes that a single-page app can have."
  }
}

resource "qlikcloud_oauth_client" "sales" {
  app_type        = "spa"
  client_name     = "Sales dashboard"
  redirect_uris   = ["https://sales.example.com/callback"]
  allowed_origins = ["https://sales.example.com"]
  allowed_scopes  = var.scopes
}
