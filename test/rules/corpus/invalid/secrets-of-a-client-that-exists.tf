# expect: error secret/limit at client_id: would have 6 secrets

data "qlikcloud_oauth_clients" "all" {}

locals {
  # The client that the provider logs in with is there before anything is applied.
  existing = one(data.qlikcloud_oauth_clients.all.clients).client_id
}

resource "qlikcloud_oauth_client_secret" "it" {
  count = 5

  client_id = local.existing
}
