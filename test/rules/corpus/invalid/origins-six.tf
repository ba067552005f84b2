# expect: error origin/limit at allowed_origins: has 6 entries; Qlik allows at most 5

resource "qlikcloud_oauth_client" "it" {
  app_type        = "anonymous-embed"
  client_name     = "X"
  allowed_origins = [for n in range(6) : "https://site-${n}.example.com"]
}
