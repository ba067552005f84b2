import type { EmulatedTenant } from '../../../src/emulator'
import type { CorpusFile } from './corpus'
import type { Expectation, Phase } from './expectation'
import { differences } from './finding'
import { isRefused, type GroupRun } from './group-run'

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

/** `planned` and `applied` are runs of all the configurations with which this one was run. */
export function outcomeOf(
  file: CorpusFile,
  tenant: EmulatedTenant,
  planned: GroupRun,
  applied?: GroupRun,
): Outcome {
  const plan = differences(phaseOf(file, 'plan'), planned.found(file))
  const apply = differences(phaseOf(file, 'apply'), applied?.found(file) ?? [])
  return {
    missing: [...plan.missing, ...apply.missing],
    unexpected: [...plan.unexpected, ...apply.unexpected],
    planned: verdict(planned, file),
    applied: applied === undefined ? 'not tried' : verdict(applied, file),
    shown: file.hidden.filter((secret) => [planned, applied].some((run) => run?.output.includes(secret))),
    clients: tenant.clients().length - 1,
  }
}

function phaseOf({ expected }: CorpusFile, wanted: Phase): readonly Expectation[] {
  return expected.filter(({ phase }) => phase === wanted)
}

function verdict(run: GroupRun, file: CorpusFile): 'accepted' | 'refused' {
  return isRefused(run, file) ? 'refused' : 'accepted'
}
