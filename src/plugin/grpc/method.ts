import type { GrpcFailure } from './status'

/** By path, as in `/grpc.health.v1.Health/Check`. */
export type Methods = ReadonlyMap<string, Method>

export type Method =
  /** One message in, one out. What it throws is answered as an internal error. */
  | { readonly kind: 'unary'; readonly answer: (request: Uint8Array) => Promise<Uint8Array | GrpcFailure> }
  /** A stream that begins, carries nothing, and ends with the connection. */
  | { readonly kind: 'held-open' }
