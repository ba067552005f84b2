import { type Diagnostic, errorDiagnostic } from '../diagnostic'
import type { Call } from './bug'

/*
 * Answers to calls that can't be done although nothing in the called code is wrong.
 */

export function notConfigured({ rpc, type }: Call): Diagnostic {
  const what = type === undefined ? rpc : `${rpc} of ${type}`
  return errorDiagnostic(
    'Provider not configured',
    `${what} needs a configured provider, but the provider was not configured, or its configuration was refused. Correct the errors of the provider block first.`,
  )
}

export function unknownType(call: Call, kind: string, offered: ReadonlyMap<string, unknown>): Diagnostic {
  return errorDiagnostic(
    `Unknown ${kind}`,
    `This provider has no ${kind} ${JSON.stringify(call.type)}. It has: ${listed(offered.keys())}. Perhaps another version of the provider is meant.`,
  )
}

export function listed(names: Iterable<string>): string {
  const all = [...new Set(names)]
  return all.length === 0 ? 'none' : all.join(', ')
}
