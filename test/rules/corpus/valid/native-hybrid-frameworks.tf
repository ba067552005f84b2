resource "qlikcloud_oauth_client" "hybrid" {
  app_type    = "native"
  client_name = "Hybrid"
  redirect_uris = [
    "capacitor://localhost/callback",
    "ionic://localhost",
    "exp://192.168.1.10:8081/--/callback",
    "io.ionic.starter://tenant.eu.qlikcloud.com/capacitor/io.ionic.starter/callback",
    "tauri://localhost",
  ]
  allowed_scopes = ["user_default"]
}
