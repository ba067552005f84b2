import type { Path } from '../path'

/** A breach of Terraform's rules by a resource: a bug of the provider, not a mistake of its user. */
export interface Fault {
  readonly kind: FaultKind
  readonly path: Path
}

export type FaultKind = keyof typeof FAULTS

/** What is wrong with an attribute, as the end of a sentence that begins with its path. Values are never shown. */
export const FAULTS = {
  missing: 'has no value, not even null',
  type: 'has a value that is not of its type in the schema',
  undeclared: 'is not in the schema',
  unknown: 'is still unknown',
  'write-only': 'is write-only, but was given a value to store',
  unconfigured: 'was given a value, though it is not configured and not computed',
  overruled: 'differs from the configuration',
  count: 'has another number of elements than the configuration',
  changed: 'is not what the plan said',
  replacement: 'is named as a reason to replace, but does not exist',
} as const
