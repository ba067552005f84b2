import type { Diagnostics, ImportedResource } from '../../framework'
import type { Sent } from '../protobuf/message'
import { IMPORT_RESOURCE_STATE, type IMPORTED_RESOURCE } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { type Call, rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const importResourceState = rpc({
  name: 'ImportResourceState',
  messages: IMPORT_RESOURCE_STATE,
  async answer({ typeName, id }, call) {
    const answer = await call.server.importResourceState({ typeName, id })
    const encoded = answer.imported.map((one) => encodeImported(call, one))
    const refusals = encoded.filter((one) => one instanceof Refusal)
    const imported = encoded.filter((one): one is Encoded => !(one instanceof Refusal))
    return {
      importedResources: imported.map(({ message }) => message),
      diagnostics: toDiagnostics(
        [answer, ...refusals, ...imported].flatMap(({ diagnostics }) => diagnostics),
      ),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})

interface Encoded {
  readonly message: Sent<typeof IMPORTED_RESOURCE>
  readonly diagnostics: Diagnostics
}

function encodeImported(
  call: Call,
  { typeName, state, private: stored }: ImportedResource,
): Encoded | Refusal {
  const decoded = decodeValues(call, resourceSchema(call, typeName), {})
  if (decoded instanceof Refusal) return decoded
  const { message, diagnostics } = encodeState(call, decoded.type, state)
  return { message: { typeName, state: message, private: stored }, diagnostics }
}
