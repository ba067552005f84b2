import { type Diagnostics, errorDiagnostic } from '../diagnostic'
import type { Findings, Validate } from '../provider-server'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { modelOf } from './model'
import { notConfigured, unknownType } from './refusals'
import { repair } from './repair'
import { contextOf, type Session } from './session'
import { requiredStateOf } from './state-of'
import { structureOfAttributes } from './structure'

type ReadData = Findings & { readonly state: Value }

/** Terraform waits with a data source until its configuration is known, so an unknown here is only reported. */
export function readDataSource<C>(session: Session<C>, { typeName, config }: Validate): Promise<ReadData> {
  const call = { rpc: 'ReadDataSource', type: typeName }
  const unread = (diagnostics: Diagnostics): ReadData => ({ state: NULL, diagnostics })
  return answer(session, call, unread, async () => {
    const source = session.provider.dataSources.get(typeName)
    if (source === undefined) {
      return unread([unknownType(call, 'data source', session.provider.dataSources)])
    }
    const unknown = repair(structureOfAttributes(source.schema.attributes), config, 'refuse').faults
    const [first] = unknown.filter(({ kind }) => kind === 'unknown')
    if (first !== undefined) return unread([errorDiagnostic(...TOO_EARLY, first.path)])
    const context = contextOf(session)
    if (context === undefined) return unread([notConfigured(call)])
    const outcome = await source.read(modelOf(config), context)
    return requiredStateOf(session, call, source.schema.attributes, outcome)
  })
}

const TOO_EARLY = [
  'Data source read too early',
  'The value is known only after apply, so the data source can not be read yet. Let it depend on what makes the value.',
] as const
