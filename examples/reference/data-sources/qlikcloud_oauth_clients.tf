data "qlikcloud_oauth_clients" "single_page" {
  filter = {
    app_type = "spa"
  }
}

output "single_page_clients_with_admin_scopes" {
  value = [
    for client in data.qlikcloud_oauth_clients.single_page.clients : client.client_name
    if anytrue([for scope in client.allowed_scopes : startswith(scope, "admin")])
  ]
}
