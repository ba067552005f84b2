import { errorDiagnostic } from '../../framework'
import type { Decimal, Diagnostics, Value } from '../../framework'
import { MAX_SECONDS } from './limits'
import type { ProviderModel } from './schema'

interface NumberRow {
  readonly name: 'request_timeout_seconds' | 'max_wait_seconds' | 'quota_share'
  readonly max: number
  readonly allowed: string
}

const SECONDS = `numbers of seconds above 0, up to ${String(MAX_SECONDS)}`

const NUMBERS: readonly NumberRow[] = [
  { name: 'request_timeout_seconds', max: MAX_SECONDS, allowed: SECONDS },
  { name: 'max_wait_seconds', max: MAX_SECONDS, allowed: SECONDS },
  { name: 'quota_share', max: 1, allowed: 'numbers above 0, up to 1' },
]

/** The provider block's numbers that are out of range. */
export function numberFindings(config: Pick<ProviderModel, NumberRow['name']>): Diagnostics {
  return NUMBERS.flatMap(({ name, max, allowed }) => {
    const value: Value<Decimal> = config[name]
    if (value.kind !== 'known') return []
    const number = value.value.toNumber()
    if (number !== undefined && number > 0 && number <= max) return []
    return [
      errorDiagnostic('Number out of range', `${name} is ${value.value.text}. Allowed are ${allowed}.`, [
        name,
      ]),
    ]
  })
}
