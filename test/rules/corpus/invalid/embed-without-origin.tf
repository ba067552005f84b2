# expect: error origin/required at allowed_origins: app_type "anonymous-embed"

resource "qlikcloud_oauth_client" "it" {
  app_type        = "anonymous-embed"
  client_name     = "X"
  allowed_origins = []
}
