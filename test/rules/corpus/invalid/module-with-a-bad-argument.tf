# expect: error redirect/fragment at redirect_uris: "https://app.example.com/#/callback"

module "app" {
  source = "../../modules/app"

  name   = "App"
  host   = "app.example.com"
  path   = "/#/callback"
  public = true
}
