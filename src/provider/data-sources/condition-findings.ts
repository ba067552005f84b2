import { contentOf, errorDiagnostic } from '../../framework'
import type { Diagnostics, Value } from '../../framework'
import { nearest } from '../../rules'

/** A condition that nothing could meet: a list that is empty for a typing error looks like good news. */
export function conditionFindings(
  value: Value<string>,
  allowed: readonly string[],
  path: readonly string[],
): Diagnostics {
  const given = contentOf(value)
  if (given === undefined || allowed.includes(given)) return []
  const near = nearest(given, allowed)
  const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`
  return [
    errorDiagnostic(
      'Value not allowed',
      `${path.at(-1) ?? ''} is ${JSON.stringify(given)}. Allowed are ${allowed.map((one) => JSON.stringify(one)).join(', ')}.${hint}`,
      path,
    ),
  ]
}
