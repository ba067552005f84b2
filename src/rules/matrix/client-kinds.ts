import { EMBED, MACHINE, NATIVE, SPA, WEB } from '../examples/clients'
import type { OAuthClientSpec } from '../oauth-client/spec'
import type { AppType } from '../oauth-client/vocabulary'

/** A column of the matrix: an app type, and for web whether machines use it (a machine-to-machine grant) or people. */
export interface ClientKind {
  readonly name: string
  readonly appType: AppType
  /** Breaks no rule. */
  readonly client: OAuthClientSpec
}

export const CLIENT_KINDS: readonly ClientKind[] = [
  { name: 'web', appType: 'web', client: WEB },
  { name: 'web (machine)', appType: 'web', client: MACHINE },
  { name: 'native', appType: 'native', client: NATIVE },
  { name: 'spa', appType: 'spa', client: SPA },
  { name: 'anonymous-embed', appType: 'anonymous-embed', client: EMBED },
]
