import type { Schema } from '../../framework'
import { unknownType } from '../../framework/server/refusals'
import { Refusal } from './refusal'
import type { Call } from './rpc'

export function resourceSchema(call: Call, typeName: string): Schema | Refusal {
  return find(call, 'resource', typeName, call.server.schemas.resources)
}

export function dataSourceSchema(call: Call, typeName: string): Schema | Refusal {
  return find(call, 'data source', typeName, call.server.schemas.dataSources)
}

export function ephemeralResourceSchema(call: Call, typeName: string): Schema | Refusal {
  return find(call, 'ephemeral resource', typeName, call.server.schemas.ephemeralResources)
}

function find(
  { rpc }: Call,
  kind: string,
  typeName: string,
  schemas: ReadonlyMap<string, Schema>,
): Schema | Refusal {
  return schemas.get(typeName) ?? new Refusal([unknownType({ rpc, type: typeName }, kind, schemas)])
}
