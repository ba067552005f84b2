module "portal" {
  source = "../../modules/app"

  name = "Portal"
  host = "portal.example.com"
}

module "shop" {
  source   = "../../modules/app"
  for_each = toset(["de", "fr"])

  name   = "Shop ${each.key}"
  host   = "shop.example.${each.key}"
  public = true
}

output "client_ids" {
  value = concat([module.portal.client_id], [for shop in module.shop : shop.client_id])
}
