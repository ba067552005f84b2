import type { Diagnostics, ProviderServer } from '../../framework'
import { thrownDiagnostic } from '../../framework/server/bug'
import { decodeMessage } from '../protobuf/decode-message'
import { encodeMessage } from '../protobuf/encode-message'
import type { Message, Received, Sent } from '../protobuf/message'
import { Refusal } from './refusal'

/** A method of `tfplugin6.Provider`, from bytes to bytes. */
export interface Rpc {
  readonly name: string
  readonly answer: (request: Uint8Array, host: RpcHost) => Promise<Uint8Array>
}

/** What the calls of one connection share. */
export interface RpcHost {
  /** Made for the first call, and the same for all that follow. */
  readonly server: () => Promise<ProviderServer>
  /** The sentence at the end of a bug's report: where to send it. */
  readonly bugReport: string
}

/** One call under way. */
export interface Call {
  readonly rpc: string
  /** The resource, data source or function that it is about. */
  readonly type?: string
  readonly server: ProviderServer
  readonly bugReport: string
}

interface Definition<Q extends Message, A extends Message> {
  /** As in `tfplugin6.proto`. */
  readonly name: string
  readonly messages: { readonly request: Q; readonly response: A }
  readonly answer: (request: Received<Q>, call: Call) => Promise<Sent<A> | Refusal>
  /** The answer when the request could not be read, or when something was thrown: nothing that exists may be lost. */
  readonly refuse: (diagnostics: Diagnostics, request: Received<Q>) => Sent<A>
}

/** Decode, call, encode. Bytes that are no request are the peer's fault, and thrown. */
export function rpc<Q extends Message, A extends Message>(definition: Definition<Q, A>): Rpc {
  const { name, messages } = definition
  return {
    name,
    async answer(bytes, host) {
      const request = decodeMessage(messages.request, bytes)
      return encodeMessage(messages.response, await answerOrRefuse(definition, request, host))
    },
  }
}

async function answerOrRefuse<Q extends Message, A extends Message>(
  { name, answer, refuse }: Definition<Q, A>,
  request: Received<Q>,
  { server, bugReport }: RpcHost,
): Promise<Sent<A>> {
  const about = { rpc: name, ...typeOf(request) }
  try {
    const answered = await answer(request, { ...about, server: await server(), bugReport })
    return answered instanceof Refusal ? refuse(answered.diagnostics, request) : answered
  } catch (thrown) {
    return refuse([thrownDiagnostic(about, thrown, bugReport)], request)
  }
}

function typeOf(request: object): { readonly type?: string } {
  return 'typeName' in request && typeof request.typeName === 'string' ? { type: request.typeName } : {}
}
