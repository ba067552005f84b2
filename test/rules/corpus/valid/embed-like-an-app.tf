# expect: warning scope/anonymous-embed at allowed_scopes: "admin_classic"
# expect: warning redirect/unused at redirect_uris: nobody signs in
# expect: warning consent/anonymous-embed at consent_method: Leave consent_method out
# plan only: the emulator takes the stricter reading of what is not documented
resource "qlikcloud_oauth_client" "charts" {
  app_type        = "anonymous-embed"
  client_name     = "Public charts"
  redirect_uris   = ["https://www.example.com/cb"]
  allowed_origins = ["https://www.example.com"]
  allowed_scopes  = ["admin_classic"]
  consent_method  = "trusted"
}
