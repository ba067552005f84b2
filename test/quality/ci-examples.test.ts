import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program'
import { gitlabPipeline } from '../../src/fleet'
import { fakeContext } from '../unit/cli/fake-context'
import { fleetOf, waveOf } from '../unit/fleet/fleet-of'
import {
  gitlabFiles,
  gitlabScripts,
  qlikcloudCommands,
  readGitlab,
  workflows,
  workflowScripts,
  type Script,
  type Workflow,
} from './ci/pipelines'
import { ROOT } from './source-file'

jest.setTimeout(60_000)

const CI = join(__dirname, 'ci')
const scripts: readonly Script[] = [
  ...workflows.flatMap(workflowScripts),
  ...gitlabFiles.flatMap(gitlabScripts),
]

function run(
  program: string,
  options: readonly string[],
  cwd = ROOT,
): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(program, options, { cwd, encoding: 'utf8' })
  return { code: status, output: `${stdout}${stderr}` }
}

test("GitHub's own parser finds nothing wrong with the workflows", () => {
  const broken = join(CI, 'broken-workflow.yml')
  const files = [...workflows.map(({ path }) => path), broken]
  const lint = join(CI, 'lint-workflows.mts')
  const { code, output } = run(process.execPath, ['--import', 'tsx', lint, ...files])
  expect(code).toBe(0)
  const lines = output.trimEnd().split('\n')
  expect(lines.filter((line) => !line.startsWith(broken))).toEqual([])
  // It would find something.
  expect(output).toContain("Unexpected value 'runs'")
})

describe('pipelines for GitLab', () => {
  const lint = (file: string, more: (folder: string) => void = () => undefined) => {
    // The tool looks for a git repository, and includes nothing that is not in it.
    const folder = mkdtempSync(join(tmpdir(), 'qlikcloud gitlab '))
    try {
      copyFileSync(join(ROOT, file), join(folder, '.gitlab-ci.yml'))
      more(folder)
      run('git', ['init', '--quiet'], folder)
      run('git', ['add', '--all'], folder)
      const tool = join(ROOT, 'node_modules', 'gitlab-ci-local', 'dist', 'index.js')
      return run(process.execPath, ['--require', join(CI, 'set-of-node-22.cjs'), tool, '--list'], folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  test.each(gitlabFiles)("GitLab's schema takes %s", (file) => {
    const { code, output } = lint(file)
    expect(output).not.toContain('Invalid')
    expect(code).toBe(0)
  })

  test('it takes the child pipeline of a fleet, with what its jobs include', () => {
    const fleet = fleetOf(waveOf('canary', ['a'], true), waveOf('the rest', ['b', 'c']))
    const [command, include] = ['npx qlikcloud fleet deploy --approved "$HASH"', 'ci/fleet-jobs.yml']
    const child = gitlabPipeline(fleet, 2, { command, include, artifactsOf: 'plan' })
    const { code, output } = lint('examples/ci/gitlab/fleet.gitlab-ci.yml', (folder) => {
      writeFileSync(join(folder, '.gitlab-ci.yml'), child)
      mkdirSync(join(folder, 'ci'))
      copyFileSync(join(ROOT, 'examples/ci/gitlab/fleet-jobs.yml'), join(folder, include))
    })
    expect(output).toContain('the rest 2/2')
    expect(output).not.toContain('Invalid')
    expect(code).toBe(0)
  })

  test('it would not take a mistake', () => {
    const { code, output } = lint('test/quality/ci/broken-gitlab-ci.yml')
    expect(output).toContain("'scripts' property is not expected to be here at plan")
    expect(code).not.toBe(0)
  })
})

test.each(scripts.map((script) => [`${script.path}: ${script.where}`, script] as const))(
  '%s is a script that bash can read',
  (_name, { text }) => {
    expect(run('bash', ['-n', '-c', text])).toEqual({ code: 0, output: '' })
  },
)

describe('commands of qlikcloud in the pipelines', () => {
  const context = fakeContext()
  afterAll(() => context.remove())

  /** What the command line says to a command that would not be understood. */
  function complaint(words: readonly string[]): string | undefined {
    const program = createProgram(context)
    const quiet = (command: Command): void => {
      command
        .action(() => undefined)
        .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
      command.exitOverride()
      command.commands.filter((below) => below.name() !== 'help').forEach(quiet)
    }
    program.commands.forEach(quiet)
    try {
      program.parse([...words], { from: 'user' })
      return undefined
    } catch (error) {
      return String(error)
    }
  }

  const commands = scripts.flatMap(({ text }) => qlikcloudCommands(text))

  test('there are some of each kind', () => {
    const names = new Set(commands.map(([name]) => name))
    expect([...names]).toEqual(expect.arrayContaining(['review', 'apply', 'drift', 'fleet']))
    const fleet = new Set(commands.filter(([name]) => name === 'fleet').map(([, name]) => name))
    expect([...fleet].sort()).toEqual(['deploy', 'drift', 'matrix', 'plan'])
  })

  test.each(commands.map((words) => [words.join(' '), words] as const))(
    '%s is understood',
    (_line, words) => {
      expect(complaint(words)).toBeUndefined()
    },
  )

  test('a wrong option or a missing one would be seen', () => {
    expect(complaint(['review', 'x', '--format', 'pdf'])).toContain("'pdf' is invalid")
    expect(complaint(['apply', 'x'])).toContain("'--approved <hash>' not specified")
    expect(complaint(['drift', '--fail-on', 'x'])).toContain("unknown option '--fail-on'")
  })
})

describe.each(workflows.map((workflow) => [workflow.path, workflow] as const))('%s', (_path, workflow) => {
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps ?? [])

  test('may read the repository, and in single jobs no more than what these need', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    const others = jobs.flatMap(({ permissions = {} }) =>
      Object.entries(permissions)
        .filter(([, right]) => right === 'write')
        .map(([name]) => name),
    )
    expect(others.filter((name) => !['pull-requests', 'issues', 'security-events'].includes(name))).toEqual(
      [],
    )
  })

  test('names the version of each action', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+(?:\/[\w-]+){1,2}@v\d+$/)
  })

  test('leaves no token behind, and puts no value of an event into a script', () => {
    for (const { uses, with: options, run: script = '' } of steps) {
      if (uses?.startsWith('actions/checkout@'))
        expect(options).toMatchObject({ 'persist-credentials': false })
      expect(script).not.toContain('${{')
    }
  })

  test('uses outputs that there are', () => {
    expect(unknownOutputs(workflow)).toEqual([])
  })
})

function unknownOutputs({ jobs, text }: Workflow): readonly string[] {
  const known = new Set(
    Object.entries(jobs).flatMap(([job, { outputs = {}, steps = [] }]) => [
      ...Object.keys(outputs).map((name) => `needs.${job}.outputs.${name}`),
      ...steps.flatMap(({ id, run: script = '' }) =>
        [...script.matchAll(/echo "(\w+)=[^"]*" >> "\$GITHUB_OUTPUT"/g)].map(
          ([, name = '']) => `steps.${id ?? ''}.outputs.${name}`,
        ),
      ),
    ]),
  )
  const used = text.match(/\b(?:needs|steps)\.[\w-]+\.outputs\.[\w-]+/g) ?? []
  return used.filter((name) => !known.has(name))
}

test.each(['qlikcloud.yml', 'fleet.yml'])(
  '%s plans nothing for pull requests that get no secrets',
  (name) => {
    const { plan } = workflows.find(({ path }) => path.endsWith(`/${name}`))?.jobs ?? {}
    expect(plan?.if?.replaceAll(/\s+/g, ' ').trim()).toBe(
      "github.event_name == 'push' || ( github.event.pull_request.head.repo.full_name == github.repository && " +
        "github.event.pull_request.user.login != 'dependabot[bot]' )",
    )
  },
)

test('only a whole review gets to code scanning, which may read the run that it is of', () => {
  const { plan } = workflows.find(({ path }) => path.endsWith('/qlikcloud.yml'))?.jobs ?? {}
  const upload = plan?.steps?.find(({ uses }) => uses?.includes('/upload-sarif@'))
  expect(upload?.if).toBe("!cancelled() && steps.sarif.outcome == 'success'")
  expect(plan?.steps?.find(({ id }) => id === 'sarif')?.name).toBe('SARIF')
  expect(plan?.permissions).toMatchObject({ 'security-events': 'write', actions: 'read' })
})

test('what is applied on GitHub waits for a reviewer, and is what was reviewed', () => {
  const { apply } = workflows.find(({ path }) => path.endsWith('/qlikcloud.yml'))?.jobs ?? {}
  expect(apply?.environment).toBe('production')
  expect(apply?.steps?.at(-1)).toMatchObject({
    run: 'npx qlikcloud apply "$STACK" --approved "$APPROVED"',
    env: { APPROVED: '${{ needs.plan.outputs.hash }}' },
  })
})

test('a fleet on GitHub is deployed wave by wave, a shard a job, and is what was reviewed', () => {
  const [fleet, wave] = ['fleet.yml', 'fleet-wave.yml'].map((name) =>
    workflows.find(({ path }) => path.endsWith(`/${name}`)),
  )
  const { plan: _plan, ...waves } = fleet?.jobs ?? {}
  expect(Object.entries(waves).map(([name, { needs, uses }]) => [name, needs, uses])).toEqual([
    ['canary', 'plan', './.github/workflows/fleet-wave.yml'],
    ['early', ['plan', 'canary'], './.github/workflows/fleet-wave.yml'],
    ['rest', ['plan', 'early'], './.github/workflows/fleet-wave.yml'],
  ])
  for (const [name, job] of Object.entries(waves))
    expect(job).toMatchObject({
      with: {
        matrix: `\${{ toJSON(fromJSON(needs.plan.outputs.matrix)['${name}']) }}`,
        hash: '${{ needs.plan.outputs.hash }}',
      },
    })
  const { deploy } = wave?.jobs ?? {}
  expect(deploy?.environment).toBe('production')
  expect(deploy?.strategy?.matrix).toBe('${{ fromJSON(inputs.matrix) }}')
  expect(deploy?.steps?.at(-1)).toMatchObject({
    run: 'npx qlikcloud fleet deploy --wave "$WAVE" --shard "$SHARD" --approved "$APPROVED"',
    env: { WAVE: '${{ matrix.wave }}', SHARD: '${{ matrix.shard }}', APPROVED: '${{ inputs.hash }}' },
  })
})

test('what is applied on GitLab is started by hand, one at a time, and is what was reviewed', () => {
  const { plan, apply } = readGitlab('examples/ci/gitlab/.gitlab-ci.yml')
  expect(apply?.rules?.at(-1)).toEqual({ when: 'manual' })
  expect(apply).toMatchObject({ environment: 'production', resource_group: 'qlikcloud' })
  expect(apply?.script?.at(-1)).toBe('npx qlikcloud apply "$STACK" --approved "$PLAN_HASH"')
  expect(plan?.artifacts).toMatchObject({ access: 'maintainer', paths: ['plan.enc', 'review.md'] })
})
