import { GET_METADATA } from '../tfplugin6/provider'
import { toDiagnostics } from '../to-proto/diagnostics'
import { CAPABILITIES } from '../to-proto/server-capabilities'
import { rpc } from '../call/rpc'

export const getMetadata = rpc({
  name: 'GetMetadata',
  messages: GET_METADATA,
  async answer(_request, { server: { schemas } }) {
    return {
      serverCapabilities: CAPABILITIES,
      resources: typeNames(schemas.resources),
      dataSources: typeNames(schemas.dataSources),
      ephemeralResources: typeNames(schemas.ephemeralResources),
      functions: [...schemas.functions.keys()].map((name) => ({ name })),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})

function typeNames(schemas: ReadonlyMap<string, unknown>): readonly { readonly typeName: string }[] {
  return [...schemas.keys()].map((typeName) => ({ typeName }))
}
