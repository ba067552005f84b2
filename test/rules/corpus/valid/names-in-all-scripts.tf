locals {
  names = ["Übersicht für Ärzte", "データ分析ポータル", "بوابة التحليلات", "Портал аналитики", "📊 Dashboards 👩🏽‍💻", "a", " padded "]
}

resource "qlikcloud_oauth_client" "named" {
  for_each = toset(local.names)

  app_type       = "web"
  client_name    = each.value
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
