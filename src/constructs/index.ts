/**
 * Constructs for the OAuth clients of Qlik Cloud tenants.
 * @packageDocumentation
 */

export { QlikCloudProvider } from './provider/qlik-cloud-provider'
export { OAuthClient } from './oauth-client/typed-oauth-client'
export { Scope } from './oauth-client/scope'
export { ClientSecret } from './client-secret/client-secret'
export { Duration } from './duration'
export { PublishedClient } from './published-client/published-client'
export { TenantFleet } from './tenant-fleet/tenant-fleet'
export { FleetTenants } from './tenant-fleet/tenants/fleet-tenants'
export { TenantScope } from './tenant-scope'
export { OAuthPolicy } from './policy/oauth-policy'
export { forbidAppTypes, forbidGrantTypes, forbidPublishing, forbidScopes } from './policy/forbidden-values'
export { allowOriginHosts, allowRedirectHosts } from './policy/allowed-hosts'
export { requireConsent } from './policy/required-consent'
export { limitSecrets } from './policy/secret-limit'
export { DataOAuthClient } from './data-sources/data-oauth-client'
export { DataOAuthClients } from './data-sources/data-oauth-clients'
export { FoundOAuthClient, FoundOAuthClients } from './data-sources/found-oauth-clients'
export { DataOAuthConfiguration } from './data-sources/data-oauth-configuration'
export { DataOAuthScopes } from './data-sources/data-oauth-scopes'
export { FoundOAuthScope, FoundOAuthScopes } from './data-sources/found-oauth-scopes'
export { customScope, customScopes, elementFaults, faultIf, given } from '../rules'

export type {
  QlikCloudCredentials,
  QlikCloudProviderProps,
  QlikCloudTenant,
} from './provider/qlik-cloud-provider-props'
export type { FleetProviderProps, StampedTenant, TenantFleetProps } from './tenant-fleet/tenant-fleet-props'
export type { FleetTenant } from './tenant-fleet/tenants/fleet-tenant'
export type { TenantsFileOptions, TenantWith } from './tenant-fleet/tenants/written-rows'
export type {
  FleetWave,
  FleetWaveOptions,
  FleetWaves,
  NamedWave,
  PercentWave,
  RestWave,
} from './tenant-fleet/waves/fleet-wave'
export type { IOAuthClient } from './oauth-client/i-oauth-client'
export type { ExistingOAuthClientOptions } from './oauth-client/existing-oauth-client'
export type {
  AnonymousEmbedProps,
  MachineToMachineClientProps,
  NativeAppProps,
  OAuthClientOptions,
  OAuthClientProps,
  ScopeFor,
  SinglePageAppProps,
  WebClientOptions,
  WebClientProps,
} from './oauth-client/oauth-client-props'
export type { OAuthClientConstructor } from './oauth-client/typed-oauth-client'
export type { Choice } from './oauth-client/accepted-props'
export type { ClientWithSecrets, PublishableClient } from './oauth-client/client-fitness'
export type { RecipientPublicKey } from './client-secret/recipient-public-key'
export type { OAuthPolicyOptions } from './policy/oauth-policy'
export type { OAuthPolicyRule, OAuthPolicySpec, PolicyRuleOptions } from './policy/policy-rule'
export type { PublicKey } from './oauth-client/public-key'
export type { ClientSecretProps } from './client-secret/client-secret'
export type { ClientSecretRotation } from './client-secret/client-secret-rotation'
export type { PublishedClientProps } from './published-client/published-client'
export type {
  DataOAuthClientByIdProps,
  DataOAuthClientByNameProps,
  DataOAuthClientProps,
} from './data-sources/data-oauth-client'
export type { DataOAuthClientsProps, OAuthClientFilter } from './data-sources/data-oauth-clients'
export type { DataOAuthConfigurationProps } from './data-sources/data-oauth-configuration'
export type { DataOAuthScopesProps } from './data-sources/data-oauth-scopes'
export type {
  AppType,
  AuthMethod,
  ConsentMethod,
  CustomScope,
  Fault,
  GrantType,
  Jwk,
  KnownOAuthScope,
  OAuthClientSpec,
  OAuthScope,
  ScopeLevel,
  ScopeNames,
  ScopeUse,
  Severity,
} from '../rules'
