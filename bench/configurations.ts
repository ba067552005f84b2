/** `count` clients of the kinds that tenants have, each an own block: what cdktf emits too. */
export function clients(count: number): string {
  return indices(count)
    .map(
      (index) => `
resource "qlikcloud_oauth_client" "c${index}" {
  app_type        = "spa"
  client_name     = "Portal ${index}"
  description     = "Customer portal number ${index}"
  redirect_uris   = ["https://p${index}.example.com/login", "https://p${index}.example.com/silent"]
  allowed_origins = ["https://p${index}.example.com"]
  allowed_scopes  = ["user_default", "identity.email:read"]
}`,
    )
    .join('\n')
}

/** `count` clients, each with consent of its own and one secret. */
export function clientsWithSecrets(count: number): string {
  return indices(count)
    .map(
      (index) => `
resource "qlikcloud_oauth_client" "c${index}" {
  app_type            = "web"
  client_name         = "Office ${index}"
  redirect_uris       = ["https://o${index}.example.com/callback"]
  allowed_scopes      = ["user_default"]
  consent_method      = "trusted"
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "s${index}" {
  client_id = qlikcloud_oauth_client.c${index}.client_id
}`,
    )
    .join('\n')
}

/** The floor: Terraform's own built-in resource, as many of it. */
export function terraformData(count: number): string {
  return indices(count)
    .map((index) => `\nresource "terraform_data" "d${index}" {\n  input = "Portal ${index}"\n}`)
    .join('\n')
}

function indices(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index))
}
