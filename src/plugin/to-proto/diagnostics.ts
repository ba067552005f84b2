import { type Diagnostic, type Diagnostics, renderPath } from '../../framework'
import type { Sent } from '../protobuf/message'
import { type DIAGNOSTIC, SEVERITY } from '../tfplugin6/diagnostic'
import { toAttributePath } from './attribute-path'

export function toDiagnostics(diagnostics: Diagnostics): readonly Sent<typeof DIAGNOSTIC>[] {
  return diagnostics.map((diagnostic) => ({
    severity: SEVERITY[diagnostic.severity],
    summary: diagnostic.summary,
    detail: withPlace(diagnostic),
    ...(diagnostic.path !== undefined &&
      diagnostic.path.length > 0 && { attribute: toAttributePath(diagnostic.path) }),
  }))
}

/** Terraform shows the source line of a top-level attribute, and nothing of a longer path. */
function withPlace({ detail, path = [] }: Diagnostic): string {
  const place = renderPath(path)
  return path.length < 2 || detail.includes(place) ? detail : `${detail} (at ${place})`
}
