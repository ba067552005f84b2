import {
  type Diagnostic,
  type ProviderServer,
  renderPath,
  type Schema,
  typeOfSchema,
  type Value,
} from '../../../../src/framework'
import type { Block } from './configuration'
import { isObject, lower, objectOf, type PlainObject, UNKNOWN } from './values'

export interface Finding {
  /** The block's name; empty for the provider block. */
  readonly on: string
  readonly severity: Diagnostic['severity']
  readonly summary: string
  readonly detail: string
  /** As a reader of HCL would write it; empty for the whole. */
  readonly path: string
}

export type Action = 'no-op' | 'create' | 'update' | 'replace' | 'delete'

export interface Change {
  readonly action: Action
  readonly planned: PlainObject | undefined
  /** The attributes that make a replacement necessary. */
  readonly because: readonly string[]
  /** Attributes that differ between prior state and plan. */
  readonly changed: readonly string[]
}

export interface Plan {
  readonly findings: readonly Finding[]
  readonly errors: readonly Finding[]
  readonly changes: Readonly<Record<string, Change>>
  /** Whether there is nothing to do and nothing wrong. */
  readonly empty: boolean
}

export interface Apply {
  readonly plan: Plan
  readonly findings: readonly Finding[]
  readonly errors: readonly Finding[]
}

/** What the state holds of one resource. */
export interface Stored {
  readonly type: string
  readonly value: Value
  readonly private: Uint8Array
  readonly tainted: boolean
  /** Names of the blocks that this one refers to. */
  readonly needs: readonly string[]
}

export interface Decided {
  readonly action: Action
  readonly block: Block | undefined
  readonly prior: Stored | undefined
  readonly planned: Value
}

/** Notes diagnostics; answers whether none of them is an error. */
export type Say = (on: string, diagnostics: readonly Diagnostic[]) => boolean

export function findingOf(on: string, { severity, summary, detail, path = [] }: Diagnostic): Finding {
  if (summary === 'Bug in this provider') throw new Error(`${on}: ${detail}`)
  return { on, severity, summary, detail, path: renderPath(path) }
}

export function refuse(name: string, title: string, breaches: readonly string[]): void {
  if (breaches.length > 0) throw new Error(`${name}: Provider produced ${title}: ${breaches.join('; ')}`)
}

export const gone = (id: string): Diagnostic => ({
  severity: 'error',
  summary: 'Cannot import non-existent remote object',
  detail: `There is nothing with the id "${id}".`,
})

/** Without values, which may be secrets. */
export function outline({ changes, errors }: Plan): string {
  const all = Object.entries(changes).map(([name, { action, changed }]) => ({ name, action, changed }))
  return JSON.stringify({ changes: all, errors }, undefined, 2)
}

export function schemaOf(server: ProviderServer, type: string): Schema {
  const schema = server.schemas.resources.get(type)
  if (schema === undefined) throw new Error(`no resource ${type}`)
  return schema
}

export function attributesOf(schema: Schema, value: Value): PlainObject {
  const plain = lower(typeOfSchema(schema), value)
  if (!isObject(plain)) throw new Error('not an object')
  return plain
}

export function differing(schema: Schema, prior: Value, planned: Value): readonly string[] {
  if (planned.kind === 'null') return Object.keys(schema.attributes)
  const [before, after] = [attributesOf(schema, prior), attributesOf(schema, planned)]
  return Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/** A data source may fill in what is computed and not configured. */
export function withUnknowns(schema: Schema, config: Value): Value {
  const given = attributesOf(schema, config)
  return objectOf(
    schema,
    Object.fromEntries(
      Object.entries(schema.attributes).map(([name, { mode }]) => {
        const open = mode === 'computed' || (mode === 'optional+computed' && given[name] === null)
        return [name, open ? UNKNOWN : (given[name] ?? null)]
      }),
    ),
  )
}

export function changesOf(server: ProviderServer, decided: ReadonlyMap<string, Decided>): Plan['changes'] {
  return Object.fromEntries(
    [...decided].map(([name, { action, block, prior, planned }]): [string, Change] => {
      const schema = schemaOf(server, block?.type ?? prior?.type ?? '')
      const changed =
        prior === undefined || planned.kind === 'null' ? [] : differing(schema, prior.value, planned)
      return [
        name,
        {
          action,
          planned: planned.kind === 'null' ? undefined : attributesOf(schema, planned),
          because:
            action === 'replace'
              ? changed.filter((attribute) => schema.attributes[attribute]?.requiresReplace)
              : [],
          changed,
        },
      ]
    }),
  )
}
