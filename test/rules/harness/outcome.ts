import type { EmulatedTenant } from '../../../src/emulator'
import type { CorpusFile } from './corpus'
import type { Expectation, Phase } from './expectation'
import { differences, findingsIn } from './finding'
import type { Terraform } from './terraform-runner'

/** What Terraform made of a configuration of the corpus, compared with what was announced. */
export interface Outcome {
  /** Announced and not reported. */
  readonly missing: readonly string[]
  /** Reported and not announced. */
  readonly unexpected: readonly string[]
  readonly planned: 'accepted' | 'refused'
  readonly applied: 'accepted' | 'refused' | 'not tried'
  /** What should have been hidden, and was printed. */
  readonly shown: readonly string[]
  /** How many clients there are besides the one that the provider logs in with. */
  readonly clients: number
}

/** Plans a configuration, and applies it if it announces findings for that. */
export async function outcomeOf(
  file: CorpusFile,
  terraform: Terraform,
  tenant: EmulatedTenant,
): Promise<Outcome> {
  const [atPlan, atApply] = [phaseOf(file, 'plan'), phaseOf(file, 'apply')]
  const planned = await terraform('plan', '-json', '-out=plan')
  const applied = atApply.length > 0 ? await terraform('apply', '-json', 'plan') : undefined
  const plan = differences(atPlan, findingsIn(planned.stdout))
  const apply = differences(atApply, findingsIn(applied?.stdout ?? ''))
  return {
    missing: [...plan.missing, ...apply.missing],
    unexpected: [...plan.unexpected, ...apply.unexpected],
    planned: verdict(planned.exitCode),
    applied: applied === undefined ? 'not tried' : verdict(applied.exitCode),
    shown: file.hidden.filter((secret) =>
      [planned, applied].some((ran) => `${ran?.stdout ?? ''}${ran?.stderr ?? ''}`.includes(secret)),
    ),
    clients: tenant.clients().length - 1,
  }
}

function phaseOf({ expected }: CorpusFile, wanted: Phase): readonly Expectation[] {
  return expected.filter(({ phase }) => phase === wanted)
}

function verdict(exitCode: number): 'accepted' | 'refused' {
  return exitCode === 0 ? 'accepted' : 'refused'
}
