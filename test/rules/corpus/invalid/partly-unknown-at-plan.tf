# expect: error scope/admin-classic at allowed_scopes

# What is known is judged although the rest is not.
resource "terraform_data" "host" {
  input = "app.example.com"
}

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  redirect_uris   = ["http://${terraform_data.host.output}/"]
  allowed_origins = ["https://${terraform_data.host.output}"]
  allowed_scopes  = ["admin_classic"]
}
