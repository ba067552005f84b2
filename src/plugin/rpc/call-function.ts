import type { ProviderFunction, Type, Value } from '../../framework'
import { listed } from '../../framework/server/refusals'
import { renderMisfit } from '../cty/misfit'
import { fromDynamicValue } from '../from-proto/dynamic-value'
import type { Received } from '../protobuf/message'
import { CALL_FUNCTION } from '../tfplugin6/function'
import type { DYNAMIC_VALUE } from '../tfplugin6/values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'

/** The protocol has no diagnostics here, only a text and the argument that it is about. */
export const callFunction = rpc({
  name: 'CallFunction',
  messages: CALL_FUNCTION,
  async answer({ name, arguments: messages }, call) {
    const known = call.server.schemas.functions.get(name)
    if (known === undefined) return unknownFunction(name, call.server.schemas.functions.keys())
    const args = decodeArguments(known, messages)
    if (!args.ok) return { error: args.error }
    const called = await call.server.callFunction({ name, args: args.values })
    if (!called.ok) return { error: { text: called.text, functionArgument: called.argument } }
    const result = encodeState(call, known.returns, called.result)
    if (result.diagnostics.length > 0) return new Refusal(result.diagnostics)
    return { result: result.message }
  },
  refuse: (diagnostics) => ({ error: { text: diagnostics.map(({ detail }) => detail).join('\n') } }),
})

function unknownFunction(name: string, known: Iterable<string>): Refusal {
  return Refusal.because(
    'Unknown function',
    `This provider has no function ${JSON.stringify(name)}. It has: ${listed(known)}.`,
  )
}

type Arguments =
  | { readonly ok: true; readonly values: readonly Value[] }
  | { readonly ok: false; readonly error: { readonly text: string; readonly functionArgument: number } }

function decodeArguments(
  known: ProviderFunction,
  messages: readonly Received<typeof DYNAMIC_VALUE>[],
): Arguments {
  const values: Value[] = []
  for (const [index, message] of messages.entries()) {
    const decoded = fromDynamicValue(typeAt(known, index), message)
    if (!decoded.ok) {
      const text = `The argument cannot be read: ${decoded.misfits.map(renderMisfit).join('; ')}`
      return { ok: false, error: { text, functionArgument: index } }
    }
    values.push(decoded.value)
  }
  return { ok: true, values }
}

/** An argument too many has any type: the provider refuses it by number. */
function typeAt({ parameters, variadic }: ProviderFunction, index: number): Type {
  return (parameters[index] ?? variadic)?.type ?? { kind: 'dynamic' }
}
