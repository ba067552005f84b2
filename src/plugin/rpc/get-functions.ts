import { GET_FUNCTIONS } from '../tfplugin6/function'
import { toDiagnostics } from '../to-proto/diagnostics'
import { toFunctions } from '../to-proto/function'
import { rpc } from '../call/rpc'

export const getFunctions = rpc({
  name: 'GetFunctions',
  messages: GET_FUNCTIONS,
  async answer(_request, { server: { schemas } }) {
    return { functions: toFunctions(schemas.functions) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
