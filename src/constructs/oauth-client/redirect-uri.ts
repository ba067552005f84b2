import type { AppType } from '../../rules'

/** What a redirect URI of a web client or a single-page app looks like; native apps have others too. */
export type HttpsOrLocalhostUri =
  | `https://${string}`
  | 'http://localhost'
  | `http://localhost${':' | '/' | '?'}${string}`

/** Rare, but right: a name in front of the host. */
type WithUser = `http://${string}@localhost${string}`

/**
 * A redirect URI that is written out in the code is judged by the compiler; a `string` is left to the synthesis, and so
 * is a template with something to fill in.
 */
export type AcceptedRedirectUri<A extends AppType, U extends string> = 'native' extends A
  ? U
  : U extends string
    ? Lowercase<U> extends HttpsOrLocalhostUri | WithUser
      ? U
      : IsOpen<U> extends true
        ? U
        : HttpsOrLocalhostUri
    : never

/** Whether a type stands for many texts, and not for one: its keys would make an index signature. */
type IsOpen<U extends string> = Record<never, never> extends Record<U, unknown> ? true : false
