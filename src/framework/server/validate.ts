import { type Diagnostics, hasError } from '../diagnostic'
import type { Findings } from '../provider-server'
import type { Schema } from '../schema'
import type { Value } from '../value'
import { answer } from './answer'
import type { Call } from './bug'
import { configFindings } from './config-findings'
import { type Model, modelOf } from './model'
import type { Session } from './session'

/** Something with a configuration: a provider, resource, data source or ephemeral resource. */
export interface Configurable {
  readonly schema: Schema
  validate?(config: Model, providerBlock: Model | undefined): Diagnostics
}

/** The schema's own rules first; the thing's rules only on a configuration that holds to those. */
export function validate(
  session: Session<unknown>,
  call: Call,
  configurable: Configurable,
  config: Value,
  writeOnlyAllowed = true,
): Promise<Findings> {
  return answer(session, call, onlyFindings, async () => {
    const found = configFindings(configurable.schema, config, writeOnlyAllowed)
    if (hasError(found)) return { diagnostics: found }
    return {
      diagnostics: [...found, ...(configurable.validate?.(modelOf(config), session.providerBlock) ?? [])],
    }
  })
}

export const onlyFindings = (diagnostics: Diagnostics): Findings => ({ diagnostics })
