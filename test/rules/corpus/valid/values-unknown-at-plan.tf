# What other resources know only once they exist.
resource "terraform_data" "host" {
  input = "app.example.com"
}

resource "terraform_data" "type" {
  input = "spa"
}

resource "terraform_data" "scopes" {
  input = ["user_default", "apps:read"]
}

resource "qlikcloud_oauth_client" "it" {
  app_type        = terraform_data.type.output
  client_name     = "Made for ${terraform_data.host.output}"
  redirect_uris   = ["https://${terraform_data.host.output}/callback", "http://localhost:3000/"]
  allowed_origins = ["https://${terraform_data.host.output}"]
  allowed_scopes  = terraform_data.scopes.output
}
