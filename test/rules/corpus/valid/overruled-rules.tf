# expect: warning scope/admin-classic at allowed_scopes: Overruled by skip_rules
# expect: warning redirect/scheme at redirect_uris: Overruled by skip_rules
# plan only: the emulator refuses what was overruled
resource "qlikcloud_oauth_client" "mine" {
  app_type        = "spa"
  client_name     = "I know better"
  redirect_uris   = ["http://127.0.0.1:3000/"]
  allowed_origins = ["http://localhost:3000"]
  allowed_scopes  = ["admin_classic"]
  skip_rules      = ["scope/admin-classic", "redirect/scheme"]
}
