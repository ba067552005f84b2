resource "qlikcloud_oauth_client" "described" {
  app_type      = "web"
  client_name   = "Sales cockpit"
  client_uri    = "https://sales.example.com/about?lang=en#contact"
  logo_uri      = "https://cdn.example.com/logos/sales%20cockpit@2x.png"
  redirect_uris = ["https://sales.example.com/callback"]
  description   = <<-EOT
    Owned by: Team "Sales & Analytics" <sales@example.com>
    Ticket:   OPS-4711

    Rotated every quarter; ask before you delete it.
  EOT

  allowed_scopes = ["user_default"]
}
