import type { Context } from '../context'
import { type Diagnostics, hasError } from '../diagnostic'
import type { ApplyResourceChange, Findings } from '../provider-server'
import type { Outcome, Resource } from '../resource'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { applyFaults } from './apply-faults'
import { bugDiagnostic, faultDiagnostics } from './bug'
import type { Fault } from './fault'
import { type Model, modelOf, optionalModelOf, valueOf } from './model'
import { NO_PRIVATE } from './private'
import { notConfigured, unknownType } from './refusals'
import { repair, type Repaired } from './repair'
import { contextOf, type Session } from './session'
import { type ObjectStructure, structureOfAttributes } from './structure'

type Applied = Findings & { readonly newState: Value; readonly private: Uint8Array }

/**
 * Create, update or delete. After a failure the new state is what the method returned, else what it recorded on the
 * way, else the prior state; values that are still unknown then are saved as null.
 */
export function applyResourceChange<C>(session: Session<C>, request: ApplyResourceChange): Promise<Applied> {
  const call = { rpc: 'ApplyResourceChange', type: request.typeName }
  let recorded: Repaired | undefined
  const failure = (diagnostics: Diagnostics): Applied => ({
    newState: recorded?.value ?? request.priorState,
    private: request.plannedPrivate,
    diagnostics,
  })
  return answer(session, call, failure, async () => {
    const resource = session.provider.resources.get(request.typeName)
    if (resource === undefined) {
      return failure([unknownType(call, 'resource', session.provider.resources)])
    }
    const context = contextOf(session)
    if (context === undefined) return failure([notConfigured(call)])
    if (request.plannedState.kind === 'null') return deleteResource(resource, request, context)

    const structure = structureOfAttributes(resource.schema.attributes)
    const outcome = await createOrUpdate(resource, request, context, (state) => {
      recorded = repair(structure, valueOf(state), 'refuse')
    })
    const { diagnostics } = outcome
    const result =
      outcome.state === undefined ? recorded : repair(structure, valueOf(outcome.state), 'refuse')
    if (result === undefined) {
      const bug = bugDiagnostic(call, 'neither a state nor an error came back.', session.bugReport)
      return failure(hasError(diagnostics) ? diagnostics : [...diagnostics, bug])
    }
    const faults = brokenPromises(structure, request.plannedState, result, hasError(diagnostics))
    return {
      newState: result.value,
      private: outcome.private ?? request.plannedPrivate,
      diagnostics: [...diagnostics, ...faultDiagnostics(call, faults, session.bugReport)],
    }
  })
}

function createOrUpdate<C>(
  resource: Resource<C>,
  { priorState, plannedState, config }: ApplyResourceChange,
  context: Context<C>,
  record: (state: Model) => void,
): Promise<Outcome<Model>> {
  const prior = optionalModelOf(priorState)
  const request = { planned: modelOf(plannedState), config: modelOf(config), record }
  return prior === undefined
    ? resource.create(request, context)
    : resource.update({ ...request, prior }, context)
}

/** A failed method owes neither the planned values nor an answer for every unknown. */
function brokenPromises(
  structure: ObjectStructure,
  planned: Value,
  { value, faults }: Repaired,
  failed: boolean,
): readonly Fault[] {
  if (failed) return faults.filter(({ kind }) => kind !== 'unknown')
  return faults.length > 0 ? faults : applyFaults(structure, planned, value)
}

async function deleteResource<C>(
  resource: Resource<C>,
  { priorState, plannedPrivate }: ApplyResourceChange,
  context: Context<C>,
): Promise<Applied> {
  const prior = optionalModelOf(priorState)
  const diagnostics = prior === undefined ? [] : await resource.delete({ prior }, context)
  return hasError(diagnostics)
    ? { newState: priorState, private: plannedPrivate, diagnostics }
    : { newState: NULL, private: NO_PRIVATE, diagnostics }
}
