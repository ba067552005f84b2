# expect: warning redirect/app-link at redirect_uris: "urn:ietf:wg:oauth:2.0:oob"
# expect: warning redirect/app-link at redirect_uris: "urn:ietf:wg:oauth:2.0:oob:auto"
# plan only: the emulator takes the stricter reading, and wants "//" after the scheme
resource "qlikcloud_oauth_client" "tool" {
  app_type    = "native"
  client_name = "Old tool"
  redirect_uris = [
    "urn:ietf:wg:oauth:2.0:oob",
    "urn:ietf:wg:oauth:2.0:oob:auto",
  ]
  allowed_scopes = ["user_default"]
}
