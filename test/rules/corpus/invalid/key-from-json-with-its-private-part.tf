# hides: notARealPrivateExponent
# hides: notAPrime
# expect: error auth/key-private at public_keys (on the block): replace the key pair if this one was shared

locals {
  jwk = jsondecode(<<-JSON
    {
      "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "whole", "e": "AQAB",
      "n": "pA_D_jDfDCfD0X8ZgSpqns0tnHazkTcAUdtrVvfYu5uS_Fz_ky6kj9gtOIGf7AmGXdvMzMDY9siS6gURbk2uuo3s8_jK54KB0TrQXS3U_t44jMIMSyBJcWp6jxbozepezNvR9QoegaeK_QUR6uy8jm8isTg8N18oQXUWgZz7uWyYjHjrOWZ2DYamht5JjGv7ycLLBRgTtivSSOqfNyYwjBjts2m60pO-tvG0BLM_vtmpDsTaFy1iw6B6xH7FLwMs8CpehWEmhxPcLl0qj37aUak-DSmyRc0b48V-PJnqZY_LxTkPKBbwMxudcaZ_LDORtEBYG9XOexi9ZY2DEbToIw",
      "d": "notARealPrivateExponent", "p": "notAPrime", "q": "notAPrime", "dp": "x", "dq": "x", "qi": "x"
    }
  JSON
  )
}

resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "X"
  allowed_scopes       = ["user_default"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [local.jwk]
  skip_rules           = ["auth/key-private"]
}
