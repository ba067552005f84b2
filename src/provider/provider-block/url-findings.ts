import { errorDiagnostic } from '../../framework'
import type { Diagnostics, Path } from '../../framework'
import { parseTenantUrl } from '../../rules'

/** What is wrong with the URL of a tenant; `where` begins the text. */
export function urlFindings(url: string | undefined, path: Path, where = ''): Diagnostics {
  if (url === undefined) return []
  const parsed = parseTenantUrl(url)
  return parsed.ok ? [] : [errorDiagnostic('Invalid tenant URL', where + parsed.reason, path)]
}
