/**
 * Modules of the declarations with plain strings in the place of everything that the compiler judges, by their paths: what
 * the types of a client would be without rules.
 */
export const PLAIN_TYPES: ReadonlyMap<string, string> = new Map([
  [
    'constructs/oauth-client/oauth-client-props.d.ts',
    `import type { IResolvable, TerraformMetaArguments } from 'cdktf'
export type ScopeFor<_> = string
export interface OAuthClientOptions extends TerraformMetaArguments {
  readonly appType: string
  readonly clientName: string
  readonly tenant?: string
  readonly description?: string
  readonly clientUri?: string
  readonly logoUri?: string
  readonly redirectUris?: readonly string[]
  readonly allowedOrigins?: readonly string[]
  readonly allowedScopes?: readonly string[]
  readonly allowedGrantTypes?: readonly string[]
  readonly allowedAuthMethods?: readonly string[]
  readonly publicKeys?: readonly Readonly<Record<string, string>>[]
  readonly consentMethod?: string
  readonly keepInitialSecret?: boolean | IResolvable
  readonly forceDestroy?: boolean | IResolvable
  readonly skipRules?: readonly string[]
}
export type WebClientOptions = OAuthClientOptions
export type WebClientProps = OAuthClientOptions
export type MachineToMachineClientProps = OAuthClientOptions
export type SinglePageAppProps = OAuthClientOptions
export type NativeAppProps = OAuthClientOptions
export type AnonymousEmbedProps = OAuthClientOptions
export type OAuthClientProps = OAuthClientOptions
`,
  ],
  [
    'constructs/oauth-client/accepted-props.d.ts',
    `import type { OAuthClientProps } from './oauth-client-props'
export type Choice = string
export type PropsOf<_A, _C> = OAuthClientProps
export type AcceptedProps<_A, _C, _U, _P> = OAuthClientProps
`,
  ],
  [
    'constructs/oauth-client/client-fitness.d.ts',
    `import type { IOAuthClient } from './i-oauth-client'
export declare const FITNESS: unique symbol
export type ClientWithSecrets = IOAuthClient
export type PublishableClient = IOAuthClient
export type Fitness<_A, _C> = object
`,
  ],
  ['rules/scopes/scope-names.d.ts', 'export type ScopeNames = Readonly<Record<string, string>>\n'],
])
