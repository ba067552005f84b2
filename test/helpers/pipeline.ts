import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { workflows, workflowScripts } from '../quality/ci/pipelines'
import { ROOT } from '../quality/source-file'
import { runProgram, type Ran } from './run-program'

type Variables = Readonly<Record<string, string>>

/** Where the scripts for GitLab find the API that stands in for it. */
export const GITLAB_API = {
  CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
  CI_PROJECT_ID: '5',
  GITLAB_TOKEN: 'CANARY of a token',
}

/** What test/helpers/fake-vendor.cjs keeps. */
export interface Vendor {
  readonly calls: readonly string[]
  readonly comment?: string
  readonly issue?: string
}

/** Runs the scripts of pipelines in a checkout, with stand-ins for the programs of the vendors. */
export interface Pipeline {
  /** As the job engines do. With the variable FAKE_EXIT, each `npx qlikcloud` ends so, and has written the beginning of a report. */
  readonly bash: (script: string, variables?: Variables) => Promise<Ran>
  /** A step of a workflow in examples/ci/github; answers with what it wrote for other steps. */
  readonly step: (
    file: string,
    where: string,
    variables?: Variables,
  ) => Promise<Ran & { readonly outputs: ReadonlyMap<string, string> }>
  readonly vendor: () => Vendor
}

export function pipelineIn(
  checkout: string,
  environment: Readonly<Record<string, string | undefined>>,
): Pipeline {
  const { NODE_OPTIONS: _jests, ...inherited } = environment
  const program = (name: string, script: string): void => {
    mkdirSync(join(checkout, 'bin'), { recursive: true })
    writeFileSync(join(checkout, 'bin', name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(checkout, 'bin', name), 0o755)
  }
  program(
    'npx',
    `if [ "$1" = qlikcloud ] && [ -n "\${FAKE_EXIT-}" ]; then echo '## Qlik Cloud'; echo '## Qlik Cloud' >&2; exit "$FAKE_EXIT"; fi
case "$1" in
  qlikcloud) shift && exec "${process.execPath}" "${ROOT}/lib/cli.js" "$@" ;;
  cdktf) exit 0 ;;
esac
exit 1`,
  )
  program('npm', 'exit 0')
  for (const vendor of ['gh', 'curl']) {
    program(vendor, `exec "${process.execPath}" "${ROOT}/test/helpers/fake-vendor.cjs" ${vendor} "$@"`)
  }

  const bash = (script: string, variables: Variables = {}): Promise<Ran> =>
    runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: checkout,
      env: {
        ...inherited,
        PATH: `${join(checkout, 'bin')}${delimiter}${inherited['PATH'] ?? ''}`,
        FAKE_VENDOR: join(checkout, 'vendor.json'),
        PLAN_PASSPHRASE: 'CANARY of a passphrase',
        ...variables,
      },
    })

  return {
    bash,
    step: async (file, where, variables = {}) => {
      const workflow = workflows.find(({ path }) => path.endsWith(`/${file}`))
      const script =
        workflow === undefined ? undefined : workflowScripts(workflow).find((one) => one.where === where)
      if (script === undefined) throw new Error(`${file} has no step "${where}"`)
      const output = join(checkout, 'output')
      writeFileSync(output, '')
      const ran = await bash(script.text, {
        GITHUB_REPOSITORY: 'acme/clients',
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(checkout, 'summary.md'),
        ...variables,
      })
      const lines = readFileSync(output, 'utf8').trim().split('\n')
      const pairs = lines.map((line): [string, string] => {
        const [name = '', ...value] = line.split('=')
        return [name, value.join('=')]
      })
      return { ...ran, outputs: new Map(pairs) }
    },
    vendor: () => JSON.parse(readFileSync(join(checkout, 'vendor.json'), 'utf8')) as Vendor,
  }
}
