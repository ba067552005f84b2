# A client that another team has described, before anything is made of it.
locals {
  request = {
    app_type       = "spa"
    client_name    = "Sales dashboard"
    redirect_uris  = ["https://sales.example.com/callback"]
    allowed_scopes = ["user_default", "offline_access"]
  }
}

output "objections" {
  value = [
    for violation in provider::qlikcloud::oauth_client_violations(local.request) : violation.detail
    if violation.severity == "error"
  ]
}

# The clients of the tenant that somebody made in the console.
data "qlikcloud_oauth_clients" "all" {}

check "all_clients_keep_the_rules" {
  assert {
    condition = alltrue([
      for client in data.qlikcloud_oauth_clients.all.clients :
      length(provider::qlikcloud::oauth_client_violations(client)) == 0
    ])
    error_message = join("\n", flatten([
      for client in data.qlikcloud_oauth_clients.all.clients : [
        for violation in provider::qlikcloud::oauth_client_violations(client) :
        "${client.client_name}: ${violation.detail}"
      ]
    ]))
  }
}
