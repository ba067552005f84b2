import { ComplexList, ComplexObject, Fn, type IInterpolatingParent, type IResolvable } from 'cdktf'

/** @internal */
export const FOUND_OAUTH_CLIENT_COMPUTED = [
  'clientId',
  'clientName',
  'appType',
  'description',
  'clientUri',
  'logoUri',
  'redirectUris',
  'allowedOrigins',
  'allowedScopes',
  'allowedGrantTypes',
  'allowedAuthMethods',
  'publicKeys',
  'consentMethod',
  'clientSecretHints',
  'publishedAt',
  'createdAt',
  'createdByType',
  'disabled',
] as const satisfies readonly (keyof FoundOAuthClient)[]

/** One of the clients that were found. */
export class FoundOAuthClient extends ComplexObject {
  get clientId(): string {
    return this.getStringAttribute('client_id')
  }

  get clientName(): string {
    return this.getStringAttribute('client_name')
  }

  get appType(): string {
    return this.getStringAttribute('app_type')
  }

  get description(): string {
    return this.getStringAttribute('description')
  }

  get clientUri(): string {
    return this.getStringAttribute('client_uri')
  }

  get logoUri(): string {
    return this.getStringAttribute('logo_uri')
  }

  get redirectUris(): string[] {
    return Fn.tolist(this.getListAttribute('redirect_uris'))
  }

  get allowedOrigins(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_origins'))
  }

  get allowedScopes(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_scopes'))
  }

  get allowedGrantTypes(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_grant_types'))
  }

  get allowedAuthMethods(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_auth_methods'))
  }

  /** The public keys (JWK), as one value to hand on: a set of objects. */
  get publicKeys(): IResolvable {
    return this.interpolationForAttribute('public_keys')
  }

  get consentMethod(): string {
    return this.getStringAttribute('consent_method')
  }

  /** The hints of all secrets of the client: up to five characters each. */
  get clientSecretHints(): string[] {
    return Fn.tolist(this.getListAttribute('client_secret_hints'))
  }

  /** When the client was published; null while it is not. */
  get publishedAt(): string {
    return this.getStringAttribute('published_at')
  }

  get createdAt(): string {
    return this.getStringAttribute('created_at')
  }

  /** Who made the client: `user`, `service`, or `dcr` (dynamic client registration). */
  get createdByType(): string {
    return this.getStringAttribute('created_by_type')
  }

  /** Whether Qlik has disabled the client. */
  get disabled(): IResolvable {
    return this.getBooleanAttribute('disabled')
  }
}

/** The clients that were found, ordered by their ids. */
export class FoundOAuthClients extends ComplexList {
  constructor(parent: IInterpolatingParent, attribute: string) {
    super(parent, attribute, false)
  }

  /** The client at a place in the list, the first at 0. Whether there is one, only Terraform knows. */
  get(index: number): FoundOAuthClient {
    return new FoundOAuthClient(this.terraformResource, this.terraformAttribute, false, index)
  }
}
