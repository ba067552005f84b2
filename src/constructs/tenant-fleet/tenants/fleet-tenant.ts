/** A tenant of a fleet. What else is in it is the user's, for the stamp. */
export interface FleetTenant {
  /**
   * A name of your own: 1 to 63 letters, digits, `.`, `_` and `-`, the first one a letter or digit. Terraform's addresses
   * are made from it, so another name makes everything anew.
   */
  readonly name: string

  /** Address of the tenant, such as `https://acme.eu.qlikcloud.com`. */
  readonly url: string
}
