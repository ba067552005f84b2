resource "qlikcloud_oauth_client" "migration" {
  app_type             = "web"
  client_name          = "Migration"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["client_secret", "private_key_jwt"]
  public_keys = [
    {
      kty = "RSA"
      use = "sig"
      alg = "RS256"
      kid = "k"
      n   = "pA_D_jDfDCfD0X8ZgSpqns0tnHazkTcAUdtrVvfYu5uS_Fz_ky6kj9gtOIGf7AmGXdvMzMDY9siS6gURbk2uuo3s8_jK54KB0TrQXS3U_t44jMIMSyBJcWp6jxbozepezNvR9QoegaeK_QUR6uy8jm8isTg8N18oQXUWgZz7uWyYjHjrOWZ2DYamht5JjGv7ycLLBRgTtivSSOqfNyYwjBjts2m60pO-tvG0BLM_vtmpDsTaFy1iw6B6xH7FLwMs8CpehWEmhxPcLl0qj37aUak-DSmyRc0b48V-PJnqZY_LxTkPKBbwMxudcaZ_LDORtEBYG9XOexi9ZY2DEbToIw"
      e   = "AQAB"
    },
  ]
}

resource "qlikcloud_oauth_client_secret" "extra" {
  client_id = qlikcloud_oauth_client.migration.id
}
