import { type Diagnostic, type Diagnostics, errorDiagnostic } from '../diagnostic'
import type { Findings, MoveResourceState } from '../provider-server'
import type { Move, Resource } from '../resource'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { listed, unknownType } from './refusals'
import { type Model } from './model'
import type { Session } from './session'
import { requiredStateOf } from './state-of'

type Moved = Findings & { readonly targetState: Value }

/** For a `moved` block from another resource type. Comes before the provider is configured. */
export function moveResourceState(session: Session<unknown>, request: MoveResourceState): Promise<Moved> {
  const call = { rpc: 'MoveResourceState', type: request.targetTypeName }
  const refused = (diagnostics: Diagnostics): Moved => ({ targetState: NULL, diagnostics })
  return answer(session, call, refused, async () => {
    const resource = session.provider.resources.get(request.targetTypeName)
    if (resource === undefined) {
      return refused([unknownType(call, 'resource', session.provider.resources)])
    }
    const moves = resource.moves?.filter((move) => accepts(move, request)) ?? []
    if (moves.length === 0) return refused([notMovable(request, resource)])
    const reasons: string[] = []
    for (const { from, move } of moves) {
      const stored = request.sourceState.read(from)
      if (!stored.ok) {
        reasons.push(stored.reason)
        continue
      }
      const { state, diagnostics } = requiredStateOf(
        session,
        call,
        resource.schema.attributes,
        move(stored.value),
      )
      return { targetState: state, diagnostics }
    }
    return refused([unreadable(request, reasons)])
  })
}

function accepts({ sourceType, sourceProvider }: Move<Model>, request: MoveResourceState): boolean {
  return (
    sourceType === request.sourceTypeName &&
    (sourceProvider === undefined || sourceProvider === request.sourceProviderAddress)
  )
}

function sourceOf({ sourceTypeName, sourceProviderAddress, sourceSchemaVersion }: MoveResourceState): string {
  return `${sourceTypeName} of ${sourceProviderAddress} (schema version ${String(sourceSchemaVersion)})`
}

function notMovable(request: MoveResourceState, { moves = [] }: Resource<unknown>): Diagnostic {
  const movable = moves.map(({ sourceType, sourceProvider }) =>
    sourceProvider === undefined ? sourceType : `${sourceType} of ${sourceProvider}`,
  )
  return errorDiagnostic(
    'Resource can not be moved here',
    `${sourceOf(request)} can't become ${request.targetTypeName}. What can: ${listed(movable)}. Remove the moved block, and import the object instead.`,
  )
}

function unreadable(request: MoveResourceState, reasons: readonly string[]): Diagnostic {
  return errorDiagnostic(
    'Stored state can not be read',
    `The state of ${sourceOf(request)} is not of the form that can become ${request.targetTypeName}: ${reasons.join(' ')} Remove the moved block, and import the object instead.`,
  )
}
