import { NULL, type ProviderServer } from '../../../../src/framework'
import { argumentsOf, type Configuration } from './configuration'
import { finalPlanBreaches } from './core-rules'
import {
  type Apply,
  attributesOf,
  changesOf,
  type Decided,
  differing,
  type Finding,
  findingOf,
  gone,
  outline,
  type Plan,
  refuse,
  type Say,
  schemaOf,
  type Stored,
  withUnknowns,
} from './report'
import { objectOf, type PlainObject, UNKNOWN } from './values'
import { applyAll, planAll, refresh } from './walks'

/** Terraform core's sequence of calls for resources, with the checks that it makes on each answer. */
export interface Terraform {
  validate(configuration: Configuration): Promise<readonly Finding[]>
  /** Refreshes the state and plans. */
  plan(configuration: Configuration): Promise<Plan>
  /** Plans; applies when the plan has no error. `afterPlan` is what happens while somebody reads the plan. */
  apply(configuration: Configuration, options?: ApplyOptions): Promise<Apply>
  /** Applies, expects no error, and expects that nothing is left to do and that a refresh finds nothing new. */
  settle(configuration: Configuration, options?: ApplyOptions): Promise<Apply>
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

export interface ApplyOptions {
  readonly afterPlan?: () => void
  /** Whether the process has been killed: then no answer of it arrives, and the state stays as it was. */
  readonly isKilled?: () => boolean
}

class Killed extends Error {}

/** The same server, as somebody sees it who may find it dead. */
function mortal(server: ProviderServer, isKilled: () => boolean): ProviderServer {
  return {
    ...server,
    async applyResourceChange(request) {
      const answer = await server.applyResourceChange(request)
      if (isKilled()) throw new Killed()
      return answer
    },
  }
}

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

  async function planWalk(
    configuration: Configuration,
  ): Promise<{ readonly plan: Plan; readonly decided: ReadonlyMap<string, Decided> }> {
    const { result, findings } = await walk(async (server, say) => {
      const decided = await planAll({ server, say, state }, configuration)
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

  const apply: Terraform['apply'] = async (configuration, { afterPlan, isKilled = () => false } = {}) => {
    const { plan, decided } = await planWalk(configuration)
    afterPlan?.()
    if (plan.errors.length > 0) return { plan, findings: [], errors: plan.errors }
    const { findings } = await walk((server, say) =>
      applyAll({ server: mortal(server, isKilled), say, state }, configuration, decided).catch(
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error
        },
      ),
    )
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
    async settle(configuration, options) {
      const applied = await apply(configuration, options)
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
          await refresh({ server, say, state }, name, stored)
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
