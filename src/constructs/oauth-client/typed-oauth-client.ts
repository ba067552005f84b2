import type { Construct } from 'constructs'
import type { AppType } from '../../rules'
import type { AcceptedProps, Choice, PropsOf } from './accepted-props'
import { OAuthClient as OAuthClientClass } from './oauth-client'

/**
 * How clients are made. The compiler has to see the redirect URIs to judge them, but they are no part of a client's type:
 * a class cannot say that, since its constructor has no type parameters of its own.
 */
export interface OAuthClientConstructor extends Pick<
  typeof OAuthClientClass,
  | 'tfResourceType'
  | 'fromClientId'
  | 'generateConfigForImport'
  | 'isConstruct'
  | 'isTerraformElement'
  | 'isTerraformResource'
> {
  /**
   * @param scope the stack, or a construct in it
   * @param id name of the client within `scope`, and of its resource in Terraform
   * @param props what the client is, and what it may do
   */
  new <A extends AppType = AppType, C extends Choice = never, U extends string = string, P = PropsOf<A, C>>(
    scope: Construct,
    id: string,
    props: AcceptedProps<A, C, U, P>,
  ): OAuthClient<A, C>
  readonly prototype: OAuthClient
}

/**
 * An OAuth client of a tenant.
 *
 * A client that cannot work does not compile, as far as the compiler can see it. The rest is checked at synthesis, all
 * faults at once, and, for values that only Terraform knows, at plan.
 *
 * @example
 * import { TerraformOutput, TerraformStack } from 'cdktf'
 * import { OAuthClient } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   const portal = new OAuthClient(stack, 'portal', {
 *     appType: 'web',
 *     clientName: 'Customer portal',
 *     redirectUris: ['https://portal.example.com/callback'],
 *     allowedScopes: ['user_default'],
 *   })
 *   new TerraformOutput(stack, 'portal-id', { value: portal.clientId })
 *   new TerraformOutput(stack, 'portal-secret', { value: portal.clientSecret, sensitive: true })
 * }
 *
 * @see https://qlik.dev/authenticate/oauth/
 */
// Whatever the compiler accepts as `AcceptedProps` are `OAuthClientProps`; that needs `U`, which it does not look into.
export const OAuthClient = OAuthClientClass as OAuthClientConstructor

/**
 * An OAuth client of a tenant. `A` is its app type and `C` what was chosen of grants, authentication methods and consent,
 * as far as the compiler knows; without them it is any client.
 */
export type OAuthClient<A extends AppType = AppType, C extends Choice = never> = OAuthClientClass<A, C>
