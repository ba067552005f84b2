import { type Diagnostics, errorDiagnostic } from '../diagnostic'
import type { Findings, ImportedResource } from '../provider-server'
import { answer } from './answer'
import { NO_PRIVATE } from './private'
import { notConfigured, unknownType } from './refusals'
import { contextOf, type Session } from './session'
import { requiredStateOf } from './state-of'

type Imported = Findings & { readonly imported: readonly ImportedResource[] }

/** From an id to a state that ReadResource, which Terraform calls next, can complete. */
export function importResourceState<C>(
  session: Session<C>,
  { typeName, id }: { readonly typeName: string; readonly id: string },
): Promise<Imported> {
  const call = { rpc: 'ImportResourceState', type: typeName }
  const nothing = (diagnostics: Diagnostics): Imported => ({ imported: [], diagnostics })
  return answer(session, call, nothing, async () => {
    const resource = session.provider.resources.get(typeName)
    if (resource === undefined) {
      return nothing([unknownType(call, 'resource', session.provider.resources)])
    }
    if (resource.import === undefined) return nothing([notImportable(typeName)])
    if (id.trim() === '') return nothing([emptyId(typeName)])
    const context = contextOf(session)
    if (context === undefined) return nothing([notConfigured(call)])
    const outcome = await resource.import(id, context)
    const { state, diagnostics } = requiredStateOf(session, call, resource.schema.attributes, outcome)
    return state.kind === 'null'
      ? nothing(diagnostics)
      : { imported: [{ typeName, state, private: outcome.private ?? NO_PRIVATE }], diagnostics }
  })
}

const notImportable = (typeName: string) =>
  errorDiagnostic(
    'Resource can not be imported',
    `${typeName} has no import. Remove the import block or command for it; a new one can be created instead.`,
  )

const emptyId = (typeName: string) =>
  errorDiagnostic(
    'Empty import id',
    `The id to import ${typeName} by is empty. Give the id in the form that the documentation of ${typeName} shows under "Import".`,
  )
