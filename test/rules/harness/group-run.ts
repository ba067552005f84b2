import type { CorpusFile } from './corpus'
import { describeFinding, findingsIn, ownerOf, type Finding } from './finding'
import type { Terraform } from './terraform-runner'

/** What a command of terraform made of many configurations at once. */
export interface GroupRun {
  readonly exitCode: number
  readonly hasErrors: boolean
  /** All that it printed. */
  readonly output: string
  readonly found: (file: CorpusFile) => readonly Finding[]
  /** What it found in none of the configurations. */
  readonly strays: readonly string[]
}

export async function runGroup(
  files: readonly CorpusFile[],
  terraform: Terraform,
  ...options: readonly string[]
): Promise<GroupRun> {
  const { exitCode, stdout, stderr } = await terraform(...options)
  const names = new Set(files.map(({ name }) => name))
  const findings = findingsIn(stdout).map((finding) => ({ finding, owner: ownerOf(finding) }))
  return {
    exitCode,
    hasErrors: findings.some(({ finding }) => finding.severity === 'error'),
    output: stdout + stderr,
    found: ({ name }) => findings.flatMap(({ finding, owner }) => (owner === name ? [finding] : [])),
    strays: findings.flatMap(({ finding, owner = '' }) =>
      names.has(owner) ? [] : [describeFinding(finding)],
    ),
  }
}

export const isRefused = (run: GroupRun, file: CorpusFile): boolean =>
  run.found(file).some(({ severity }) => severity === 'error')
