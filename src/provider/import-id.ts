import { errorDiagnostic, known, NULL } from '../framework'
import type { Diagnostic, Value } from '../framework'
import { listed } from './tenant-patterns'
import type { Tenants } from './tenants'

export type ImportId =
  | { readonly ok: true; readonly tenant: Value<string>; readonly id: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/**
 * Splits `<id>` or `<tenant>:<id>`. A colon may also belong to the id itself (the id of a client by metadata document is
 * a URL), so a prefix counts as a tenant only when the provider block has it, or when it could be nothing else.
 */
export function parseImportId(text: string, { names }: Tenants): ImportId {
  const colon = text.indexOf(':')
  if (colon === -1 || text.startsWith('://', colon)) return { ok: true, tenant: NULL, id: text }
  const [tenant] = names
    .filter((name) => text.startsWith(`${name}:`))
    .sort((left, right) => right.length - left.length)
  if (tenant === undefined)
    return refuse(
      `"${text}" begins with a tenant that the provider block does not have. Write <id>, or <tenant>:<id> with one of its tenants: ${listed(names)}.`,
    )
  const id = text.slice(tenant.length + 1)
  if (id === '') return refuse(`"${text}" names a tenant and no client. Write <tenant>:<id>.`)
  return { ok: true, tenant: known(tenant), id }
}

function refuse(detail: string): ImportId {
  return { ok: false, diagnostic: errorDiagnostic('Invalid import id', detail) }
}
