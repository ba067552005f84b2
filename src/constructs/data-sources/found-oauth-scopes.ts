import { ComplexList, ComplexObject, Fn, type IInterpolatingParent } from 'cdktf'

/** @internal */
export const FOUND_OAUTH_SCOPE_COMPUTED = [
  'name',
  'description',
  'level',
  'use',
  'parents',
  'excludedAppTypes',
] as const satisfies readonly (keyof FoundOAuthScope)[]

/** One scope of the catalogue. */
export class FoundOAuthScope extends ComplexObject {
  /** Name of the scope, as in `allowedScopes`. */
  get name(): string {
    return this.getStringAttribute('name')
  }

  /** What a token with the scope may do. */
  get description(): string {
    return this.getStringAttribute('description')
  }

  /** Whose permissions the scope opens: `admin`, `user` or `talend`. */
  get level(): string {
    return this.getStringAttribute('level')
  }

  /** What can hold the scope: `oauth`, `role`, `region` or `organisation`. */
  get use(): string {
    return this.getStringAttribute('use')
  }

  /** The scopes that include this one, nearest first. */
  get parents(): string[] {
    return this.getListAttribute('parents')
  }

  /** The types of clients that cannot have the scope. */
  get excludedAppTypes(): string[] {
    return Fn.tolist(this.getListAttribute('excluded_app_types'))
  }
}

/** Scopes of the catalogue, ordered by name. */
export class FoundOAuthScopes extends ComplexList {
  constructor(parent: IInterpolatingParent, attribute: string) {
    super(parent, attribute, false)
  }

  /** The scope at a place in the list, the first at 0. Whether there is one, only Terraform knows. */
  get(index: number): FoundOAuthScope {
    return new FoundOAuthScope(this.terraformResource, this.terraformAttribute, false, index)
  }
}
