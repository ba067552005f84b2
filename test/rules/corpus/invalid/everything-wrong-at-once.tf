# expect: error name/limit at client_name
# expect: error scope/admin-classic at allowed_scopes
# expect: error scope/offline-access at allowed_scopes
# expect: warning scope/unknown at allowed_scopes: "openid"
# expect: error redirect/absolute at redirect_uris: "/callback"
# expect: error redirect/scheme at redirect_uris: "http://app.example.com/"
# expect: error redirect/fragment at redirect_uris: "https://app.example.com/#/"
# expect: warning redirect/wildcard at redirect_uris: "https://*.example.com/"
# expect: warning origin/shape at allowed_origins: "https://app.example.com/"
# expect: error grant/web-only at allowed_grant_types
# expect: error auth/secret-web-only at allowed_auth_methods
# expect: warning auth/key-public-client at allowed_auth_methods
# expect: error auth/key-missing at public_keys (on the block)
# expect: error consent/machine-to-machine at consent_method

resource "qlikcloud_oauth_client" "it" {
  app_type    = "spa"
  client_name = ""
  redirect_uris = [
    "/callback",
    "http://app.example.com/",
    "https://app.example.com/#/",
    "https://*.example.com/",
  ]
  allowed_origins      = ["https://app.example.com/"]
  allowed_scopes       = ["admin_classic", "offline_access", "openid"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["client_secret", "private_key_jwt"]
  consent_method       = "required"
}
