import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { typeProblems } from './type-problems'

/** An empty project in which the packed package is installed. */
export interface Project {
  readonly folder: string
  readonly version: string
}

/** Something a user does with the installed package. Answers what is wrong, or nothing. */
export interface Use {
  readonly name: string
  readonly problem: (project: Project) => Promise<string | undefined>
}

const LAUNCHER = 'node_modules/cdktf-provider-qlikcloud/lib/provider/terraform-provider-qlikcloud'

export const USES: readonly Use[] = [
  {
    name: 'require() of every entry',
    problem: async ({ folder, version }) =>
      differs(
        await node(folder, [
          '-e',
          `const entry = require('cdktf-provider-qlikcloud')
           const emulator = require('cdktf-provider-qlikcloud/emulator')
           const review = require('cdktf-provider-qlikcloud/review')
           const { version } = require('cdktf-provider-qlikcloud/package.json')
           console.log(typeof entry.OAuthClient, typeof emulator.startEmulator, typeof review.readPlan, version)`,
        ]),
        { code: 0, stdout: `function function function ${version}\n`, stderr: '' },
      ),
  },
  {
    name: 'import of names from every entry',
    problem: async ({ folder }) =>
      differs(
        await node(folder, [
          '--input-type=module',
          '-e',
          `import { OAuthClient, QlikCloudProvider } from 'cdktf-provider-qlikcloud'
           import { startEmulator } from 'cdktf-provider-qlikcloud/emulator'
           import { readPlan } from 'cdktf-provider-qlikcloud/review'
           console.log(typeof OAuthClient, typeof QlikCloudProvider, typeof startEmulator, typeof readPlan)`,
        ]),
        { code: 0, stdout: 'function function function function\n', stderr: '' },
      ),
  },
  {
    name: 'the command',
    problem: async ({ folder, version }) =>
      differs(await run(folder, join(folder, 'node_modules/.bin/qlikcloud'), ['--version']), {
        code: 0,
        stdout: `${version}\n`,
        stderr: '',
      }),
  },
  {
    name: 'the provider, started by hand, explains itself',
    problem: async ({ folder }) => {
      const ran = await run(folder, join(folder, LAUNCHER), [])
      const isOneSentence = /^[^\n]+\n$/.test(ran.stderr) && ran.stdout === ''
      return ran.code === 1 && isOneSentence ? undefined : show(ran)
    },
  },
  {
    name: 'the provider without a node on PATH says so',
    problem: async ({ folder }) => {
      const message =
        "the qlikcloud provider needs Node.js 20.18.1 or newer, and there is no 'node' on the PATH that terraform was started with\n"
      const environment = { PATH: folder, TF_PLUGIN_MAGIC_COOKIE: 'set' }
      return differs(await run(folder, '/bin/sh', [join(folder, LAUNCHER)], environment), {
        code: 1,
        stdout: message,
        stderr: message,
      })
    },
  },
  ...(['node16', 'bundler'] as const).map((resolution) => ({
    name: `types, resolved as ${resolution} does`,
    problem: async ({ folder }: Project) => {
      const problems = typeProblems(folder, resolution)
      return problems.length === 0 ? undefined : problems.join('')
    },
  })),
]

interface Ran {
  readonly code: number | string | null | undefined
  readonly stdout: string
  readonly stderr: string
}

function node(folder: string, options: readonly string[]): Promise<Ran> {
  return run(folder, process.execPath, options)
}

export function run(
  folder: string,
  command: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, [...options], { cwd: folder, env: environment }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr })
    })
  })
}

function differs(ran: Ran, expected: Ran): string | undefined {
  return show(ran) === show(expected) ? undefined : `expected ${show(expected)}\nbut it was ${show(ran)}`
}

function show({ code, stdout, stderr }: Ran): string {
  return `exit code ${code}, stdout ${JSON.stringify(stdout)}, stderr ${JSON.stringify(stderr)}`
}
