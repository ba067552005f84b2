/** The gRPC status codes that this server gives (https://grpc.github.io/grpc/core/md_doc_statuscodes.html). */
export const STATUS = {
  ok: 0,
  notFound: 5,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const

export type StatusName = keyof typeof STATUS

/** An answer that is no message. */
export class GrpcFailure {
  readonly status: StatusName
  readonly text: string

  constructor(status: StatusName, text: string) {
    this.status = status
    this.text = text
  }
}
