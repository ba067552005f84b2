import { NULL, type ProviderServer, type Value } from '../../../../src/framework'
import { argumentsOf, type Block, type Configuration, type Reference, references } from './configuration'
import { finalPlanBreaches, planBreaches, proposedNew, resultBreaches } from './core-rules'
import { type Decided, differing, refuse, type Say, schemaOf, type Stored } from './report'
import { objectOf } from './values'

/** One process at work on the state. */
export interface Walk {
  readonly server: ProviderServer
  readonly say: Say
  readonly state: Map<string, Stored>
}

export const NO_BYTES = new Uint8Array()

export async function refresh(walk: Walk, name: string, stored: Stored): Promise<boolean> {
  const { server, say, state } = walk
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

async function planOne(walk: Walk, name: string, block: Block, ref: Reference): Promise<Decided | undefined> {
  const { server, say, state } = walk
  const schema = schemaOf(server, block.type)
  const config = objectOf(schema, argumentsOf(block, ref))
  if (!say(name, (await server.validateResourceConfig({ typeName: block.type, config })).diagnostics))
    return undefined
  const stored = state.get(name)
  const prior = stored === undefined || stored.tainted ? NULL : stored.value
  const bytes = prior.kind === 'null' ? NO_BYTES : (stored?.private ?? NO_BYTES)
  const first = await planAgainst(walk, name, block, config, prior, bytes)
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
    const second = await planAgainst(walk, name, block, config, NULL, NO_BYTES)
    return second && { action: 'replace', block, prior: stored, planned: second.plannedState }
  }
  const same = differing(schema, prior, first.plannedState).length === 0
  return { action: same ? 'no-op' : 'update', block, prior: stored, planned: first.plannedState }
}

async function planAgainst(
  walk: Walk,
  name: string,
  block: Block,
  config: Value,
  prior: Value,
  priorPrivate: Uint8Array,
) {
  const { server, say } = walk
  const schema = schemaOf(server, block.type)
  const answer = await server.planResourceChange({
    typeName: block.type,
    priorState: prior,
    proposedNewState: proposedNew(schema, prior, config),
    config,
    priorPrivate,
  })
  if (!say(name, answer.diagnostics)) return undefined
  refuse(name, 'invalid plan', planBreaches(schema, prior, config, answer.plannedState))
  return answer
}

export async function planAll(
  walk: Walk,
  configuration: Configuration,
): Promise<ReadonlyMap<string, Decided>> {
  const { server, say, state } = walk
  const decided = new Map<string, Decided>()
  const failed = new Set<string>()
  for (const [name, stored] of [...state]) if (!(await refresh(walk, name, stored))) failed.add(name)
  for (const [name, block] of Object.entries(configuration)) {
    if (failed.has(name)) continue
    const ref = references((of) => (failed.has(of) ? undefined : decided.get(of)))
    const result = await ref.attempt((read) => planOne(walk, name, block, read))
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

async function destroyOne(walk: Walk, name: string, stored: Stored): Promise<boolean> {
  const { server, say, state } = walk
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

async function changeOne(walk: Walk, name: string, approved: Decided, ref: Reference): Promise<boolean> {
  const { server, say, state } = walk
  const { block } = approved
  if (block === undefined) return true
  const needs: string[] = []
  const final = await planOne(walk, name, block, ref)
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
    plannedPrivate: prior?.private ?? NO_BYTES,
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

export async function applyAll(
  walk: Walk,
  configuration: Configuration,
  decided: ReadonlyMap<string, Decided>,
): Promise<void> {
  const { state } = walk
  const failed = new Set<string>()
  for (const [name, { action, prior }] of [...decided].reverse()) {
    if ((action !== 'delete' && action !== 'replace') || prior === undefined) continue
    // What others still need is not destroyed.
    const needed = [...failed].some((other) => state.get(other)?.needs.includes(name))
    const destroyed = !needed && (await destroyOne(walk, name, state.get(name) ?? prior))
    if (!destroyed) failed.add(name)
  }
  for (const name of Object.keys(configuration)) {
    const approved = decided.get(name)
    if (approved === undefined || approved.action === 'no-op' || failed.has(name)) continue
    const ref = references((of) => {
      const stored = state.get(of)
      return failed.has(of) || stored === undefined ? undefined : { planned: stored.value }
    })
    const done = await ref.attempt((read) => changeOne(walk, name, approved, read))
    if (done !== true) failed.add(name)
  }
}
