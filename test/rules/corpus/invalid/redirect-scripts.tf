# expect: error redirect/scheme at redirect_uris: javascript:alert
# expect: error redirect/scheme at redirect_uris: "data:" is not a scheme that an app can have
# expect: error redirect/scheme at redirect_uris: file
# expect: error redirect/scheme at redirect_uris: about
# expect: error redirect/scheme at redirect_uris: JavaScript

resource "qlikcloud_oauth_client" "it" {
  app_type    = "native"
  client_name = "X"
  redirect_uris = [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///C:/app/index.html",
    "about:blank",
    "JavaScript://app.example.com/%0aalert(1)",
  ]
  allowed_scopes = ["user_default"]
}
