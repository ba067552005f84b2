import type { Terraform } from '../harness/terraform'
import { secretsOf, type Wanted } from './commands'
import { heldBy, type Store } from './store'

/** Something that consumers rely on while a plan or an apply runs. */
export interface Promised {
  readonly what: string
  /** Of a secret that has to be valid. */
  readonly value: string
  readonly untilMs: number
}

/** Of the secrets that are in the state, are valid, and stay in the configuration. */
export function promisesOf(wanted: Wanted, terraform: Terraform, { secrets }: Store): readonly Promised[] {
  return secretsOf(wanted).flatMap(([name, { every, overlap = 0, keepers }]) => {
    const held = heldBy(terraform, name)
    // A tainted one has no value that anybody could hold.
    if (held === undefined || terraform.isTainted(name)) return []
    const current = secrets.get(held.hint ?? '')
    const previous = secrets.get(held.previousHint ?? '')
    const latest = current ?? previous
    const promised: Promised[] = []
    if (latest !== undefined) {
      promised.push({
        what: `${name} has lost the secret that its consumers use`,
        value: latest,
        untilMs: Infinity,
      })
    }
    const rotation = overlap === 0 && every === undefined ? null : rotationOf(every, overlap)
    const unchanged =
      held.arguments === JSON.stringify([rotation, keepers === undefined ? null : { word: keepers }])
    if (unchanged && current !== undefined && previous !== undefined) {
      promised.push({
        what: `${name} has lost its previous secret before the time`,
        value: previous,
        untilMs: Date.parse(held.previousExpiresAt ?? ''),
      })
    }
    return promised
  })
}

function rotationOf(every: number | undefined, overlap: number) {
  return { every_days: every ?? null, overlap_days: overlap }
}
