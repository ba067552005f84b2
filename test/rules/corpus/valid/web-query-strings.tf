resource "qlikcloud_oauth_client" "desk" {
  app_type    = "web"
  client_name = "Ticket desk"
  redirect_uris = [
    "https://desk.example.com/callback?tenant=acme",
    "https://desk.example.com/index.php?option=com_oauth&view=callback&Itemid=101",
    "https://desk.example.com/cb?next=%2Fhome%3Ftab%3D1",
    "https://desk.example.com/cb?",
    "https://desk.example.com/cb?q=a+b&redirect=https://other.example.com/path",
  ]
  allowed_scopes = ["user_default"]
}
