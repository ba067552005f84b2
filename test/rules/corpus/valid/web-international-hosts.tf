resource "qlikcloud_oauth_client" "books" {
  app_type    = "web"
  client_name = "Bücherladen"
  redirect_uris = [
    "https://bücher.example/rückruf",
    "https://例え.テスト/コールバック",
    "https://مثال.إختبار/",
    "https://παράδειγμα.δοκιμή:8443/κλήση?σελίδα=1",
    "https://bücher.example:9443/ÄÖÜ",
  ]
  allowed_scopes = ["user_default"]
}
