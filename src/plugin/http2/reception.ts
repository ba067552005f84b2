import type { Headers } from './header-decoder'

/** An answer. Header blocks come encoded, for most answers have the same. */
export interface Reply {
  readonly headers: Buffer
  /** Without it, the answer ends with its headers. */
  readonly content?: { readonly body: Buffer; readonly trailers: Buffer }
}

/** What becomes of a request, decided by its headers. */
export type Reception =
  /** Answered at once, whatever follows. */
  | { readonly kind: 'answered'; readonly reply: Reply }
  /** Its headers are answered, and it stays open until the connection ends. */
  | { readonly kind: 'held-open'; readonly headers: Buffer }
  /** Answered when all of its body has come. */
  | {
      readonly kind: 'awaited'
      readonly maxBodyBytes: number
      readonly tooLarge: Reply
      /** Must not reject. */
      readonly answer: (body: Buffer) => Promise<Reply>
    }

export type Receive = (headers: Headers) => Reception
