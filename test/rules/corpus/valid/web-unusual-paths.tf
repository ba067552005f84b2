# Everything that RFC 3986 allows in a path, and what browsers let people paste.
resource "qlikcloud_oauth_client" "paths" {
  app_type    = "web"
  client_name = "Paths"
  redirect_uris = [
    "https://app.example.com/~user/@me/(cb);v=1,2/$x",
    "https://app.example.com/%E2%9C%93/callback",
    "https://app.example.com//double//slash/",
    "https://app.example.com/./a/../callback",
    "https://app.example.com/it's/a=b&c!",
  ]
  allowed_scopes = ["user_default"]
}
