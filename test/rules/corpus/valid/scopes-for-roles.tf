# expect: warning scope/not-for-oauth at allowed_scopes: "api-keys"
# expect: warning scope/not-for-oauth at allowed_scopes: "classic_talend.tmc_operator"
resource "qlikcloud_oauth_client" "ops" {
  app_type       = "web"
  client_name    = "Ops"
  redirect_uris  = ["https://ops.example.com/callback"]
  allowed_scopes = ["user_default", "api-keys", "classic_talend.tmc_operator"]
}
