import { warningDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'

export const READING_BACK = 'read the OAuth client after the change'

/**
 * The read after a change that went well is for hints and the like. Its failure must not look like one of the change:
 * Terraform would mark a new client as tainted, and replace it.
 */
export function notReadBack(diagnostics: Diagnostics): Diagnostics {
  return diagnostics.map(({ detail }) =>
    warningDiagnostic(
      'OAuth client not read after the change',
      `The change itself was made. ${detail} The next plan reads the client again.`,
    ),
  )
}
