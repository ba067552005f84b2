/** How an attribute takes part in a review. A new attribute of the provider is one more row. */
export interface AttributeRow {
  readonly name: string
  /**
   * `access`: rules judge it, and not knowing it makes a change unknown. `setting`: shown, and grants nothing.
   * `result`: Qlik Cloud decides it; rules may look at it, but nobody plans it.
   */
  readonly role: 'access' | 'setting' | 'result'
  /** Never shown, marked in the plan or not. */
  readonly secret?: true
  /** Means something only while another attribute has this value; not knowing it otherwise leaves no doubt. */
  readonly onlyIf?: { readonly name: string; readonly is: string }
  /** Often differs between tenants in nothing but the tenant's own name, as an address of an application does. */
  readonly namesTenant?: true
  /** When something happened: equal changes happen at different times. @default - it is no time */
  readonly isTime?: true
}
