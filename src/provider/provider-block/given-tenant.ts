import type { Path } from '../../framework'
import type { GivenCredentials } from './credentials'

/** A tenant as the provider block or the tenants file gives it, not checked yet. */
export interface GivenTenant {
  readonly url: string
  /** Empty: those of the provider. */
  readonly credentials: GivenCredentials
  /** The argument by which it was given. */
  readonly path: Path
  /** How a text about it begins, where the argument does not say enough. */
  readonly where: string
}
