import { READ_DATA_SOURCE } from '../tfplugin6/data-source'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { dataSourceSchema } from '../call/schema-of'

export const readDataSource = rpc({
  name: 'ReadDataSource',
  messages: READ_DATA_SOURCE,
  async answer({ typeName, config }, call) {
    const decoded = decodeValues(call, dataSourceSchema(call, typeName), { config })
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.readDataSource({ typeName, ...decoded.values })
    const state = encodeState(call, decoded.type, answer.state)
    return {
      state: state.message,
      diagnostics: toDiagnostics([...answer.diagnostics, ...state.diagnostics]),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
