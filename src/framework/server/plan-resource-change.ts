import { type Diagnostics, hasError } from '../diagnostic'
import type { PlannedResourceChange, PlanResourceChange } from '../provider-server'
import type { PlanOutcome, Resource } from '../resource'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { type Call, faultDiagnostics } from './bug'
import { equalValues } from './equal-values'
import type { Fault } from './fault'
import { mergePlan } from './merge-plan'
import { type Model, modelOf, optionalModelOf, valueOf } from './model'
import { planFaults } from './plan-faults'
import { privateOf } from './private'
import { notConfigured, unknownType } from './refusals'
import { repair } from './repair'
import { changeAt, distinctPaths, schemaReplacements } from './replacements'
import { contextOf, type Session } from './session'
import { type ObjectStructure, structureOfAttributes } from './structure'

/**
 * Create, update and destroy. When the answer asks for a replacement, Terraform plans again with no prior state.
 *
 * The resource may work out its plan only when the provider is configured; without a method of its own it needs none.
 */
export function planResourceChange<C>(
  session: Session<C>,
  request: PlanResourceChange,
): Promise<PlannedResourceChange> {
  const call = { rpc: 'PlanResourceChange', type: request.typeName }
  const planOf = (plannedState: Value, diagnostics: Diagnostics): PlannedResourceChange => ({
    plannedState,
    diagnostics,
    requiresReplace: [],
    plannedPrivate: request.priorPrivate,
  })
  const refused = (diagnostics: Diagnostics): PlannedResourceChange => planOf(request.priorState, diagnostics)
  return answer(session, call, refused, async () => {
    const resource = session.provider.resources.get(request.typeName)
    if (resource === undefined) {
      return refused([unknownType(call, 'resource', session.provider.resources)])
    }
    if (request.proposedNewState.kind === 'null') {
      return planOf(NULL, await planDestroy(session, call, resource, request.priorState))
    }
    const structure = structureOfAttributes(resource.schema.attributes)
    const merged = mergePlan(structure, request.config, request.priorState)
    const { planned, diagnostics, replace } = await planByResource(session, call, resource, request, merged)
    if (hasError(diagnostics)) return planOf(merged, diagnostics)
    const { faults, paths } = replacements(structure, request.priorState, planned, replace)
    return {
      ...planOf(planned, [...diagnostics, ...faultDiagnostics(call, faults, session.bugReport)]),
      requiresReplace: paths,
    }
  })
}

async function planDestroy<C>(
  session: Session<C>,
  call: Call,
  resource: Resource<C>,
  prior: Value,
): Promise<Diagnostics> {
  const model = optionalModelOf(prior)
  if (resource.planDestroy === undefined || model === undefined) return []
  const context = contextOf(session)
  return context === undefined ? [notConfigured(call)] : resource.planDestroy(model, context)
}

interface ResourcePlan {
  readonly planned: Value
  readonly diagnostics: Diagnostics
  readonly replace: NonNullable<PlanOutcome<Model>['requiresReplace']>
}

async function planByResource<C>(
  session: Session<C>,
  call: Call,
  resource: Resource<C>,
  { config, priorState: prior, priorPrivate }: PlanResourceChange,
  merged: Value,
): Promise<ResourcePlan> {
  const asMerged = (diagnostics: Diagnostics): ResourcePlan => ({ planned: merged, diagnostics, replace: [] })
  if (resource.plan === undefined) return asMerged([])
  const context = contextOf(session)
  if (context === undefined) return asMerged([notConfigured(call)])
  const model = modelOf(merged)
  const outcome = await resource.plan(
    {
      prior: optionalModelOf(prior),
      config: modelOf(config),
      planned: model,
      private: privateOf(priorPrivate),
    },
    context,
  )
  const { diagnostics, requiresReplace: replace = [] } = outcome
  if (outcome.planned === model) return { planned: merged, diagnostics, replace }
  const structure = structureOfAttributes(resource.schema.attributes)
  const { value, faults } = repair(structure, valueOf(outcome.planned), 'keep')
  const all = faults.length > 0 ? faults : planFaults(structure, prior, config, value)
  return {
    // The prior value itself, so that what Terraform gets back is what it sent.
    planned: equalValues(structure, value, prior) ? prior : value,
    diagnostics: [...diagnostics, ...faultDiagnostics(call, all, session.bugReport)],
    replace,
  }
}

/** By the schema and by the resource; only where there is a change, and only of an object that exists. */
function replacements(
  structure: ObjectStructure,
  prior: Value,
  planned: Value,
  byResource: ResourcePlan['replace'],
): { readonly paths: ResourcePlan['replace']; readonly faults: readonly Fault[] } {
  if (prior.kind === 'null') return { paths: [], faults: [] }
  const changes = byResource.map((path) => ({ path, change: changeAt(structure, prior, planned, path) }))
  const changed = changes.filter(({ change }) => change === 'changed').map(({ path }) => path)
  return {
    paths: distinctPaths([...schemaReplacements(structure, prior, planned), ...changed]),
    faults: changes
      .filter(({ change }) => change === 'absent')
      .map(({ path }) => ({ kind: 'replacement', path })),
  }
}
