import type { Path } from './path'

/** A finding for the user of a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  /** A title: what is wrong in a few words, without a full stop. */
  readonly summary: string
  /** Sentences: what was given, what is allowed, and the repair. */
  readonly detail: string
  /** The attribute to change; empty or absent when it is about the whole. */
  readonly path?: Path
}

export type Diagnostics = readonly Diagnostic[]

export const NO_DIAGNOSTICS: Diagnostics = []

export function errorDiagnostic(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: 'error', summary, detail, ...(path && { path }) }
}

export function warningDiagnostic(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: 'warning', summary, detail, ...(path && { path }) }
}

export function hasError(diagnostics: Diagnostics): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}
