variable "qlik_client_secret" {
  type      = string
  sensitive = true
  ephemeral = true
}

ephemeral "qlikcloud_access_token" "reports" {
  client_id     = "0123456789abcdef0123456789abcdef"
  client_secret = var.qlik_client_secret
  scopes        = ["admin.apps:read"]
}

# For a provider that takes a token, here this one for another purpose.
provider "qlikcloud" {
  alias      = "reports"
  tenant_url = "https://acme.eu.qlikcloud.com"
  api_key    = ephemeral.qlikcloud_access_token.reports.access_token
}
