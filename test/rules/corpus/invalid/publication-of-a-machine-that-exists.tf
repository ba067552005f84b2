# expect: warning "Publishing OAuth client ID cannot be undone" at client_id
# expect: error publish/machine-to-machine at client_id: so the client must be trusted

data "qlikcloud_oauth_clients" "all" {}

locals {
  # The client that the provider logs in with is there before anything is applied.
  existing = one(data.qlikcloud_oauth_clients.all.clients).client_id
}

resource "qlikcloud_oauth_client_publication" "it" {
  client_id = local.existing
}
