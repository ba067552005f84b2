variable "client" {
  type = object({
    name     = string
    hosts    = optional(set(string), ["app.example.com"])
    grants   = optional(set(string))
    scopes   = optional(set(string), ["user_default"])
    consent  = optional(string)
    local_at = optional(number, 3000)
  })
  default = {
    name = "From a variable"
  }
}

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = var.client.name
  redirect_uris       = setunion([for host in var.client.hosts : "https://${host}/callback"], ["http://localhost:${var.client.local_at}/callback"])
  allowed_scopes      = var.client.scopes
  allowed_grant_types = var.client.grants
  consent_method      = var.client.consent
}
