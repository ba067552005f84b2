import { GET_PROVIDER_SCHEMA } from '../tfplugin6/provider'
import { toDiagnostics } from '../to-proto/diagnostics'
import { toFunctions } from '../to-proto/function'
import { toSchema, toSchemas } from '../to-proto/schema'
import { CAPABILITIES } from '../to-proto/server-capabilities'
import { rpc } from '../call/rpc'

export const getProviderSchema = rpc({
  name: 'GetProviderSchema',
  messages: GET_PROVIDER_SCHEMA,
  async answer(_request, { server: { schemas } }) {
    return {
      serverCapabilities: CAPABILITIES,
      provider: toSchema(schemas.provider),
      resourceSchemas: toSchemas(schemas.resources),
      dataSourceSchemas: toSchemas(schemas.dataSources),
      ephemeralResourceSchemas: toSchemas(schemas.ephemeralResources),
      functions: toFunctions(schemas.functions),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
