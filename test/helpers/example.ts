import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram, type Ran } from './run-program'
import { terraformEnvironment, type Access } from './terraform'

const ROOT = join(__dirname, '..', '..')
const BINARIES = join(ROOT, 'node_modules', '.bin')
/** Inside the checkout, where the examples' import of the package by its name finds the package itself. */
const FOLDER = join(ROOT, '.examples')

/** A copy of an example, and what its reader runs in it. */
export interface Example {
  readonly folder: string
  /** The synthesized configuration of its stack. */
  readonly configuration: () => string
  readonly tsx: (
    program: string,
    options?: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => Promise<Ran>
  /** The real one. */
  readonly cdktf: (...options: readonly string[]) => Promise<Ran>
  /** The command of this package, as it was built. */
  readonly qlikcloud: (...words: readonly string[]) => Promise<Ran>
  /** In the folder of its stack, as `cdktf` does. */
  readonly terraform: (...options: readonly string[]) => Promise<Ran>
  /** In the folder of one stack of several. */
  readonly terraformIn: (stack: string, ...options: readonly string[]) => Promise<Ran>
  /** Synthesizes and applies, as `cdktf deploy --auto-approve` does. */
  readonly deploy: () => Promise<Ran>
  /** Whether a plan would change anything. */
  readonly isSettled: () => Promise<boolean>
  /** An output of the stack. */
  readonly output: (name: string) => Promise<string>
  readonly remove: () => void
}

/** `name` is that of the example's folder and, where it has only one, of its stack. */
export function example(
  name: string,
  access: Access,
  environment: Readonly<Record<string, string>> = {},
): Example {
  mkdirSync(FOLDER, { recursive: true })
  // Several tests, at the same time, may have copies of one example.
  const folder = mkdtempSync(join(FOLDER, `${name}-`))
  cpSync(join(ROOT, 'examples', name), folder, { recursive: true })
  const { NODE_OPTIONS: _jests, ...inherited } = terraformEnvironment(access)
  const base = { ...inherited, ...environment }
  const stacks = join(folder, 'cdktf.out', 'stacks')

  const run = (
    command: string,
    options: readonly string[],
    cwd: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Ran> => runProgram(command, options, { cwd, env: { ...base, ...more } })
  const succeed = async (ran: Promise<Ran>): Promise<Ran> => {
    const done = await ran
    if (done.exitCode !== 0) throw new Error(`${done.stdout}\n${done.stderr}`)
    return done
  }
  const loopback = ['--require', join(__dirname, 'loopback-names.cjs'), '--import', 'tsx']
  const made: Example = {
    folder,
    configuration: () => readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'),
    tsx: (program, options = [], more = {}) =>
      run(process.execPath, [...loopback, program, ...options], folder, more),
    cdktf: (...options) =>
      run(join(BINARIES, 'cdktf'), options, folder, {
        PATH: `${BINARIES}:${process.env['PATH'] ?? ''}`,
        DISABLE_VERSION_CHECK: 'true',
      }),
    qlikcloud: (...words) => run(process.execPath, [join(ROOT, 'lib', 'cli.js'), ...words], folder),
    terraform: (...options) => made.terraformIn(name, ...options),
    terraformIn: (stack, ...options) => run('terraform', options, join(stacks, stack)),
    async deploy() {
      await succeed(made.tsx('main.ts'))
      await succeed(made.terraform('init', '-no-color', '-input=false'))
      return succeed(made.terraform('apply', '-auto-approve', '-no-color', '-input=false'))
    },
    async isSettled() {
      const { exitCode, stdout, stderr } = await made.terraform(
        ...['plan', '-detailed-exitcode', '-no-color', '-input=false'],
      )
      if (exitCode !== 0 && exitCode !== 2) throw new Error(`${stdout}\n${stderr}`)
      return exitCode === 0
    },
    output: async (output) => (await succeed(made.terraform('output', '-raw', output))).stdout,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return made
}
