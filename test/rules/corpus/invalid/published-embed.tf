# expect: warning "Publishing cannot be undone" at client_id
# expect at apply: warning "Publishing OAuth client ID cannot be undone" at client_id
# expect at apply: warning publish/anonymous-embed at client_id: may be refused
# expect at apply: error "Qlik Cloud refused the request" at block
# leaves: 1 client

resource "qlikcloud_oauth_client" "it" {
  app_type        = "anonymous-embed"
  client_name     = "X"
  allowed_origins = ["https://app.example.com"]
}

resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
