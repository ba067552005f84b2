locals {
  jwk = jsondecode(<<-JSON
    {
      "kty": "RSA",
      "use": "sig",
      "alg": "RS256",
      "kid": "a1b2c3",
      "key_ops": ["verify"],
      "n": "pA_D_jDfDCfD0X8ZgSpqns0tnHazkTcAUdtrVvfYu5uS_Fz_ky6kj9gtOIGf7AmGXdvMzMDY9siS6gURbk2uuo3s8_jK54KB0TrQXS3U_t44jMIMSyBJcWp6jxbozepezNvR9QoegaeK_QUR6uy8jm8isTg8N18oQXUWgZz7uWyYjHjrOWZ2DYamht5JjGv7ycLLBRgTtivSSOqfNyYwjBjts2m60pO-tvG0BLM_vtmpDsTaFy1iw6B6xH7FLwMs8CpehWEmhxPcLl0qj37aUak-DSmyRc0b48V-PJnqZY_LxTkPKBbwMxudcaZ_LDORtEBYG9XOexi9ZY2DEbToIw",
      "e": "AQAB"
    }
  JSON
  )
}

resource "qlikcloud_oauth_client" "pipeline" {
  app_type             = "web"
  client_name          = "Pipeline"
  allowed_scopes       = ["admin_classic"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [local.jwk]
}
