import type { EmulatedTenant } from '../../../src/emulator'
import type { CorpusFile } from './corpus'
import { isRefused, runGroup, type GroupRun } from './group-run'
import { outcomeOf, type Outcome } from './outcome'
import type { Terraform, TerraformRunner } from './terraform-runner'

/** What Terraform made of configurations. */
export interface Judged {
  readonly outcomes: ReadonlyMap<CorpusFile, Outcome>
  readonly runs: readonly GroupRun[]
  /** What no plan refuses. */
  readonly accepted: readonly CorpusFile[]
  /** The plan of that. */
  readonly planned: GroupRun
  /** Where it is, in the file `plan`. */
  readonly terraform: Terraform
}

type TenantOf = (file: CorpusFile) => EmulatedTenant

/**
 * Plans all at once, then what was not refused, until none is refused any more: an error in one keeps the others from being
 * planned, when Terraform finds it before, and from being applied.
 */
export async function planAll(
  name: string,
  files: readonly CorpusFile[],
  runner: TerraformRunner,
  tenantOf: TenantOf,
): Promise<Judged> {
  const outcomes = new Map<CorpusFile, Outcome>()
  const runs: GroupRun[] = []
  for (let accepted = files; ;) {
    const terraform = await runner.together(`${name}-${String(runs.length)}`, accepted)
    const planned = await runGroup(accepted, terraform, 'plan', '-json', '-out=plan')
    runs.push(planned)
    for (const file of accepted) outcomes.set(file, outcomeOf(file, tenantOf(file), planned))
    const left = accepted.filter((file) => !isRefused(planned, file))
    if (left.length === accepted.length) return { outcomes, runs, accepted, planned, terraform }
    accepted = left
  }
}

/** Applies what was accepted, which is to be refused then. */
export async function applyAll(judged: Judged, tenantOf: TenantOf): Promise<Judged> {
  const { outcomes, runs, accepted, planned, terraform } = judged
  const applied = await runGroup(accepted, terraform, 'apply', '-json', 'plan')
  const late = accepted.map((file): [CorpusFile, Outcome] => [
    file,
    outcomeOf(file, tenantOf(file), planned, applied),
  ])
  return { ...judged, outcomes: new Map([...outcomes, ...late]), runs: [...runs, applied] }
}
