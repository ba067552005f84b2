import {
  type Diagnostic,
  NULL,
  type ProviderServer,
  renderPath,
  type Schema,
  typeOfSchema,
  type Value,
} from '../../../../src/framework'
import { finalPlanBreaches, planBreaches, proposedNew, resultBreaches } from './core-rules'
import { isObject, lower, objectOf, type Plain, type PlainObject, UNKNOWN } from './values'

/** A resource block. The arguments may refer to blocks before it: `(ref) => ({ client_id: ref('app', 'client_id') })`. */
export interface Block {
  readonly type: string
  readonly arguments: PlainObject | ((ref: Reference) => PlainObject)
}
export type Reference = (name: string, attribute: string) => Plain

/** Resource blocks by name, each after those that it refers to. */
export type Configuration = Readonly<Record<string, Block>>

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

interface Stored {
  readonly type: string
  readonly value: Value
  readonly private: Uint8Array
  readonly tainted: boolean
  /** Names of the blocks that this one refers to. */
  readonly needs: readonly string[]
}

interface Decided {
  readonly action: Action
  readonly block: Block | undefined
  readonly prior: Stored | undefined
  readonly planned: Value
}

/** Terraform core's sequence of calls for resources, with the checks that it makes on each answer. */
export interface Terraform {
  validate(configuration: Configuration): Promise<readonly Finding[]>
  /** Refreshes the state and plans. */
  plan(configuration: Configuration): Promise<Plan>
  /** Plans; applies when the plan has no error. `afterPlan` is what happens while somebody reads the plan. */
  apply(configuration: Configuration, options?: { readonly afterPlan?: () => void }): Promise<Apply>
  /** Applies, expects no error, and expects that nothing is left to do and that a refresh finds nothing new. */
  settle(configuration: Configuration): Promise<Apply>
  import(name: string, type: string, id: string): Promise<readonly Finding[]>
  read(
    type: string,
    given?: PlainObject,
  ): Promise<{ readonly data: PlainObject | undefined; readonly findings: readonly Finding[] }>
  /** The attributes in the state; undefined when the resource is not there. */
  state(name: string): PlainObject | undefined
  /** A text from the state; fails where there is none. */
  text(name: string, attribute: string): string
  isTainted(name: string): boolean
  names(): readonly string[]
  /** Takes a resource out of the state, as `terraform state rm` does. */
  forget(name: string): void
}

const NO_BYTES = new Uint8Array()

/** `start` makes a server as a new process would have one. */
export function createTerraform(
  start: () => ProviderServer,
  providerBlock: PlainObject | (() => PlainObject),
): Terraform {
  const state = new Map<string, Stored>()

  /** One process: a server, configured, and closed in the end. */
  async function walk<T>(
    work: (server: ProviderServer, say: Say) => Promise<T>,
  ): Promise<{ readonly result: T | undefined; readonly findings: readonly Finding[] }> {
    const server = start()
    const findings: Finding[] = []
    const say: Say = (on, diagnostics) => {
      const all = diagnostics.map((diagnostic) => findingOf(on, diagnostic))
      findings.push(...all)
      return !all.some(({ severity }) => severity === 'error')
    }
    try {
      const block = typeof providerBlock === 'function' ? providerBlock() : providerBlock
      const config = objectOf(server.schemas.provider, block)
      if (!say('', (await server.validateProviderConfig(config)).diagnostics))
        return { result: undefined, findings }
      const configured = await server.configureProvider({ terraformVersion: '1.11.4', config })
      if (!say('', configured.diagnostics)) return { result: undefined, findings }
      return { result: await work(server, say), findings }
    } finally {
      await server.close()
    }
  }

  async function refresh(server: ProviderServer, say: Say, name: string, stored: Stored): Promise<boolean> {
    const upgraded = await server.upgradeResourceState({
      typeName: stored.type,
      version: schemaOf(server, stored.type).version,
      rawState: { read: () => ({ ok: true, value: stored.value }) },
    })
    if (!say(name, upgraded.diagnostics)) return false
    const read = await server.readResource({
      typeName: stored.type,
      currentState: upgraded.upgradedState,
      private: stored.private,
    })
    const fine = say(name, read.diagnostics)
    if (read.newState.kind === 'null') state.delete(name)
    else state.set(name, { ...stored, value: read.newState, private: read.private })
    return fine
  }

  async function planOne(
    server: ProviderServer,
    say: Say,
    name: string,
    block: Block,
    ref: Reference,
  ): Promise<Decided | undefined> {
    const schema = schemaOf(server, block.type)
    const config = objectOf(schema, argumentsOf(block, ref))
    if (!say(name, (await server.validateResourceConfig({ typeName: block.type, config })).diagnostics))
      return undefined
    const stored = state.get(name)
    const prior = stored === undefined || stored.tainted ? NULL : stored.value
    const first = await planAgainst(server, say, name, block, config, prior)
    if (first === undefined) return undefined
    if (prior.kind === 'null') {
      return {
        action: stored === undefined ? 'create' : 'replace',
        block,
        prior: stored,
        planned: first.plannedState,
      }
    }
    if (first.requiresReplace.length > 0) {
      const second = await planAgainst(server, say, name, block, config, NULL)
      return second && { action: 'replace', block, prior: stored, planned: second.plannedState }
    }
    const same = differing(schema, prior, first.plannedState).length === 0
    return { action: same ? 'no-op' : 'update', block, prior: stored, planned: first.plannedState }
  }

  async function planAgainst(
    server: ProviderServer,
    say: Say,
    name: string,
    block: Block,
    config: Value,
    prior: Value,
  ) {
    const schema = schemaOf(server, block.type)
    const answer = await server.planResourceChange({
      typeName: block.type,
      priorState: prior,
      proposedNewState: proposedNew(schema, prior, config),
      config,
      priorPrivate: NO_BYTES,
    })
    if (!say(name, answer.diagnostics)) return undefined
    refuse(name, 'invalid plan', planBreaches(schema, prior, config, answer.plannedState))
    return answer
  }

  async function planAll(
    server: ProviderServer,
    say: Say,
    configuration: Configuration,
  ): Promise<ReadonlyMap<string, Decided>> {
    const decided = new Map<string, Decided>()
    const failed = new Set<string>()
    for (const [name, stored] of [...state]) if (!(await refresh(server, say, name, stored))) failed.add(name)
    for (const [name, block] of Object.entries(configuration)) {
      if (failed.has(name)) continue
      const ref = references((of) => (failed.has(of) ? undefined : decided.get(of)))
      const result = await ref.attempt((read) => planOne(server, say, name, block, read))
      if (result === undefined) failed.add(name)
      else decided.set(name, result)
    }
    for (const [name, stored] of [...state].reverse()) {
      if (name in configuration || failed.has(name)) continue
      const answer = await server.planResourceChange({
        typeName: stored.type,
        priorState: stored.value,
        proposedNewState: NULL,
        config: NULL,
        priorPrivate: stored.private,
      })
      if (say(name, answer.diagnostics))
        decided.set(name, { action: 'delete', block: undefined, prior: stored, planned: NULL })
    }
    return decided
  }

  async function destroyOne(
    server: ProviderServer,
    say: Say,
    name: string,
    stored: Stored,
  ): Promise<boolean> {
    const answer = await server.applyResourceChange({
      typeName: stored.type,
      priorState: stored.value,
      plannedState: NULL,
      config: NULL,
      plannedPrivate: stored.private,
    })
    const fine = say(name, answer.diagnostics)
    if (answer.newState.kind === 'null') state.delete(name)
    else state.set(name, { ...stored, value: answer.newState })
    if (fine && answer.newState.kind !== 'null')
      throw new Error(`${name}: destroyed without error, yet still there`)
    return fine
  }

  async function changeOne(
    server: ProviderServer,
    say: Say,
    name: string,
    approved: Decided,
    ref: Reference,
  ): Promise<boolean> {
    const { block } = approved
    if (block === undefined) return true
    const needs: string[] = []
    const final = await planOne(server, say, name, block, ref)
    if (final === undefined) return false
    const schema = schemaOf(server, block.type)
    refuse(name, 'inconsistent final plan', finalPlanBreaches(schema, approved.planned, final.planned))
    const prior = state.get(name)
    const answer = await server.applyResourceChange({
      typeName: block.type,
      priorState: prior?.value ?? NULL,
      plannedState: final.planned,
      config: objectOf(
        schema,
        argumentsOf(block, (of, attribute) => {
          needs.push(of)
          return ref(of, attribute)
        }),
      ),
      plannedPrivate: NO_BYTES,
    })
    const fine = say(name, answer.diagnostics)
    if (fine)
      refuse(name, 'inconsistent result after apply', resultBreaches(schema, final.planned, answer.newState))
    if (answer.newState.kind === 'null') {
      if (fine) throw new Error(`${name}: applied without error, yet there is no state`)
      state.delete(name)
    } else {
      state.set(name, {
        type: block.type,
        value: answer.newState,
        private: answer.private,
        tainted: !fine && prior === undefined,
        needs,
      })
    }
    return fine
  }

  async function applyAll(
    server: ProviderServer,
    say: Say,
    configuration: Configuration,
    decided: ReadonlyMap<string, Decided>,
  ): Promise<void> {
    const failed = new Set<string>()
    for (const [name, { action, prior }] of [...decided].reverse()) {
      if ((action !== 'delete' && action !== 'replace') || prior === undefined) continue
      // What others still need is not destroyed.
      const needed = [...failed].some((other) => state.get(other)?.needs.includes(name))
      const destroyed = !needed && (await destroyOne(server, say, name, state.get(name) ?? prior))
      if (!destroyed) failed.add(name)
    }
    for (const name of Object.keys(configuration)) {
      const approved = decided.get(name)
      if (approved === undefined || approved.action === 'no-op' || failed.has(name)) continue
      const ref = references((of) => {
        const stored = state.get(of)
        return failed.has(of) || stored === undefined ? undefined : { planned: stored.value }
      })
      const done = await ref.attempt((read) => changeOne(server, say, name, approved, read))
      if (done !== true) failed.add(name)
    }
  }

  async function planWalk(
    configuration: Configuration,
  ): Promise<{ readonly plan: Plan; readonly decided: ReadonlyMap<string, Decided> }> {
    const { result, findings } = await walk(async (server, say) => {
      const decided = await planAll(server, say, configuration)
      return { decided, changes: changesOf(server, decided) }
    })
    const errors = findings.filter(({ severity }) => severity === 'error')
    const changes = result?.changes ?? {}
    const empty = errors.length === 0 && Object.values(changes).every(({ action }) => action === 'no-op')
    return {
      plan: { findings, errors, changes, empty },
      decided: result?.decided ?? new Map<string, Decided>(),
    }
  }

  const apply: Terraform['apply'] = async (configuration, { afterPlan } = {}) => {
    const { plan, decided } = await planWalk(configuration)
    afterPlan?.()
    if (plan.errors.length > 0) return { plan, findings: [], errors: plan.errors }
    const { findings } = await walk((server, say) => applyAll(server, say, configuration, decided))
    return { plan, findings, errors: findings.filter(({ severity }) => severity === 'error') }
  }

  return {
    async validate(configuration) {
      const server = start()
      const findings: Finding[] = []
      for (const [name, block] of Object.entries(configuration)) {
        const config = objectOf(
          schemaOf(server, block.type),
          argumentsOf(block, () => UNKNOWN),
        )
        const { diagnostics } = await server.validateResourceConfig({ typeName: block.type, config })
        findings.push(...diagnostics.map((diagnostic) => findingOf(name, diagnostic)))
      }
      await server.close()
      return findings
    },
    plan: async (configuration) => (await planWalk(configuration)).plan,
    apply,
    async settle(configuration) {
      const applied = await apply(configuration)
      if (applied.errors.length > 0)
        throw new Error(`apply failed: ${JSON.stringify(applied.errors, undefined, 2)}`)
      const before = [...state]
      const { plan } = await planWalk(configuration)
      if (!plan.empty) throw new Error(`a second plan is not empty: ${outline(plan)}`)
      // With several blocks, a later one may change what an earlier one has read: a secret adds a hint to its client.
      for (const [name, stored] of Object.keys(applied.plan.changes).length === 1 ? before : []) {
        const schema = schemaOf(start(), stored.type)
        const stale = differing(schema, stored.value, state.get(name)?.value ?? NULL)
        if (stale.length > 0) throw new Error(`${name} was saved otherwise than it is: ${stale.join(', ')}`)
      }
      return applied
    },
    async import(name, type, id) {
      const { findings } = await walk(async (server, say) => {
        const { imported, diagnostics } = await server.importResourceState({ typeName: type, id })
        if (!say(name, diagnostics)) return
        for (const { state: value, private: bytes } of imported) {
          const stored: Stored = { type, value, private: bytes, tainted: false, needs: [] }
          await refresh(server, say, name, stored)
          if (state.get(name) === undefined) say(name, [gone(id)])
        }
      })
      return findings
    },
    async read(type, given = {}) {
      const { result, findings } = await walk(async (server, say) => {
        const schema = server.schemas.dataSources.get(type)
        if (schema === undefined) throw new Error(`no data source ${type}`)
        const config = objectOf(schema, given)
        const validated = await server.validateDataResourceConfig({ typeName: type, config })
        if (!say(type, validated.diagnostics)) return undefined
        const answer = await server.readDataSource({ typeName: type, config })
        say(type, answer.diagnostics)
        if (answer.state.kind === 'null') return undefined
        refuse(type, 'invalid data', finalPlanBreaches(schema, withUnknowns(schema, config), answer.state))
        return attributesOf(schema, answer.state)
      })
      return { data: result, findings }
    },
    state(name) {
      const stored = state.get(name)
      return stored && attributesOf(schemaOf(start(), stored.type), stored.value)
    },
    text(name, attribute) {
      const stored = state.get(name)
      const value = stored && attributesOf(schemaOf(start(), stored.type), stored.value)[attribute]
      if (typeof value !== 'string') throw new Error(`${name}.${attribute} is not a text`)
      return value
    },
    isTainted: (name) => state.get(name)?.tainted === true,
    names: () => [...state.keys()],
    forget: (name) => void state.delete(name),
  }
}

type Say = (on: string, diagnostics: readonly Diagnostic[]) => boolean

function findingOf(on: string, { severity, summary, detail, path = [] }: Diagnostic): Finding {
  if (summary === 'Bug in this provider') throw new Error(`${on}: ${detail}`)
  return { on, severity, summary, detail, path: renderPath(path) }
}

function refuse(name: string, title: string, breaches: readonly string[]): void {
  if (breaches.length > 0) throw new Error(`${name}: Provider produced ${title}: ${breaches.join('; ')}`)
}

const gone = (id: string): Diagnostic => ({
  severity: 'error',
  summary: 'Cannot import non-existent remote object',
  detail: `There is nothing with the id "${id}".`,
})

/** Without values, which may be secrets. */
function outline({ changes, errors }: Plan): string {
  const all = Object.entries(changes).map(([name, { action, changed }]) => ({ name, action, changed }))
  return JSON.stringify({ changes: all, errors }, undefined, 2)
}

function schemaOf(server: ProviderServer, type: string): Schema {
  const schema = server.schemas.resources.get(type)
  if (schema === undefined) throw new Error(`no resource ${type}`)
  return schema
}

function argumentsOf(block: Block, ref: Reference): PlainObject {
  return typeof block.arguments === 'function' ? block.arguments(ref) : block.arguments
}

function attributesOf(schema: Schema, value: Value): PlainObject {
  const plain = lower(typeOfSchema(schema), value)
  if (!isObject(plain)) throw new Error('not an object')
  return plain
}

function differing(schema: Schema, prior: Value, planned: Value): readonly string[] {
  if (planned.kind === 'null') return Object.keys(schema.attributes)
  const [before, after] = [attributesOf(schema, prior), attributesOf(schema, planned)]
  return Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/** A data source may fill in what is computed and not configured. */
function withUnknowns(schema: Schema, config: Value): Value {
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

function changesOf(server: ProviderServer, decided: ReadonlyMap<string, Decided>): Plan['changes'] {
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

/** What a block sees of those before it. A reference to a failed one makes the block be left out, as core does. */
function references(
  find: (name: string) => { readonly planned: Value; readonly block?: Block | undefined } | undefined,
) {
  const leftOut = new Error('refers to a block that failed')
  return {
    async attempt<T>(work: (ref: Reference) => Promise<T>): Promise<T | undefined> {
      const ref: Reference = (name, attribute) => {
        const found = find(name)
        if (found === undefined) throw leftOut
        const { planned } = found
        // Plans and states are objects; the types of single attributes don't matter to a reference.
        const member =
          planned.kind === 'known' ? (planned.value as Record<string, Value>)[attribute] : undefined
        if (member === undefined) throw new Error(`${name} has no attribute ${attribute}`)
        if (member.kind !== 'known') return member.kind === 'null' ? null : UNKNOWN
        if (typeof member.value !== 'string') throw new Error(`${name}.${attribute} is not a text`)
        return member.value
      }
      try {
        return await work(ref)
      } catch (error) {
        if (error === leftOut) return undefined
        throw error
      }
    },
  }
}
