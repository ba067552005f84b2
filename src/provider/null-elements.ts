import { errorDiagnostic } from '../framework'
import type { Diagnostics, Value } from '../framework'

/** Terraform lets a set hold null; Qlik Cloud knows no such thing. */
export function nullElements(config: Readonly<Record<string, Value>>): Diagnostics {
  return Object.entries(config)
    .filter(([, value]) => holdsNull(value))
    .map(([name]) =>
      errorDiagnostic(
        'Null in a set',
        `${name} contains null. Every element needs a value: remove the null, or filter it out with compact().`,
        [name],
      ),
    )
}

export function holdsNull(value: Value): boolean {
  return (
    value.kind === 'known' && Array.isArray(value.value) && value.value.some(({ kind }) => kind === 'null')
  )
}
