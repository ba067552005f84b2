import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { APP_TYPES, type AppType } from '../rules'
import type { ApplyFlags } from './apply-command'
import { asFailure } from './as-failure'
import type { Context } from './context'
import { DRIFT_FORMATS } from './drift/drift-formats'
import type { DriftFlags } from './drift-command'
import { addFleetCommands } from './fleet/fleet-program'
import { addGateOptions } from './gate-options'
import { MATRIX_FORMATS, type MatrixFormat } from './matrix/matrix-formats'
import { readVersion } from './provider-package'
import { REVIEW_FORMATS } from './review/review-formats'
import type { ReviewFlags } from './review-command'

const PORT_MAX = 65_535
const COUNT_MAX = 1_000

/** The commands and their options. What belongs to one command is loaded when it runs. */
export function createProgram(context: Context): Command {
  const program = new Command('qlikcloud')
    .description('OAuth clients of Qlik Cloud as code: tools around the Terraform provider.')
    .version(readVersion(join(context.packageFolder, 'package.json')))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.note(text.trimEnd()),
      // commander puts its suggestion on a line of its own.
      outputError: (text, write) => write(`qlikcloud: ${text.replace(/^error: /, '').replace(/\n\(/, ' (')}`),
    })

  program
    .command('emulator')
    .description(
      'serve a Qlik Cloud region on this machine until stopped; prints one line of JSON with its addresses',
    )
    .option('--port <port>', 'where to listen; 0 is any free port', parsePort, 0)
    .option('--tenant <name>', 'a tenant of the region (repeatable; default: acme)', collect)
    .action(async (flags: { port: number; tenant?: readonly string[] }) => {
      const { runEmulator } = await import('./emulator-command')
      await runEmulator({ port: flags.port, tenant: flags.tenant ?? ['acme'] }, context)
    })

  program
    .command('install')
    .description('put the provider where Terraform finds it, for configurations in HCL')
    .option(
      '--dir <folder>',
      "make the folder a mirror of its own, instead of using the user's plugin folder",
    )
    .action(async (flags: { dir?: string }) => {
      const { runInstall } = await import('./install-command')
      runInstall(flags, context)
    })

  program
    .command('matrix')
    .description('show which type of OAuth client can have what, and the rules that say so')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(MATRIX_FORMATS).default(MATRIX_FORMATS[0]),
    )
    .addOption(
      new Option('--app-type <type>', 'show what concerns clients of this type only').choices(APP_TYPES),
    )
    .action(async (flags: { format: MatrixFormat; appType?: AppType }) => {
      const { runMatrix } = await import('./matrix-command')
      runMatrix(flags, context)
    })

  program
    .command('decrypt')
    .description('print a secret that was encrypted for a recipient_public_key, and nothing else')
    .requiredOption('--key <file>', 'the private key: PEM without a passphrase, or a JWK')
    .option('--in <file>', 'the encrypted secret; default: what comes in')
    .action(async (flags: { key: string; in?: string }) => {
      const { runDecrypt } = await import('./decrypt-command')
      await runDecrypt(flags, context)
    })

  addGateOptions(
    program
      .command('review')
      .description('say what plans do to the access that clients give, and refuse what must not happen')
      .argument(
        '[plan...]',
        'JSON of `terraform show -json`, a plan file, the folder or the name of a stack, a cdktf.out, or - for what comes in (default: the working folder)',
      )
      .addOption(
        new Option('--format <format>', 'how to show it').choices(REVIEW_FORMATS).default(REVIEW_FORMATS[0]),
      ),
  )
    .option('--approve', 'print the hash of what was reviewed, and nothing else; the review goes to stderr')
    .option('--approved <hash>', 'refuse anything else than what has this hash')
    // 2 is what the gate refuses; a script must be able to tell that from a typing error.
    .exitOverride(asFailure)
    .action(async (plans: readonly string[], flags: ReviewFlags) => {
      const { runReview } = await import('./review-command')
      await runReview(plans, flags, context)
    })

  program
    .command('apply')
    .description('apply a saved plan if it is what was approved, and nothing else')
    .argument(
      '[plan]',
      'a file of `terraform plan -out`, or the folder that has one (default: the working folder)',
    )
    .requiredOption('--approved <hash>', 'what `qlikcloud review --approve` printed')
    // 2 is a plan that was not approved; a script must be able to tell that from a typing error.
    .exitOverride(asFailure)
    .action(async (plan: string | undefined, flags: ApplyFlags) => {
      const { runApply } = await import('./apply-command')
      await runApply(plan, flags, context)
    })

  program
    .command('drift')
    .description('say how tenants differ from what the states of stacks say; changes nothing')
    .argument('[stack...]', 'the folder or the name of a stack, or a cdktf.out (default: the working folder)')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(DRIFT_FORMATS).default(DRIFT_FORMATS[0]),
    )
    .option('--ignore <file>', 'rows with what is known and not to be reported')
    .option('--concurrency <n>', 'how many stacks to read at a time (default: one a processor)', parseCount)
    // 2 is drift; a script must be able to tell that from a typing error.
    .exitOverride(asFailure)
    .action(async (stacks: readonly string[], flags: DriftFlags) => {
      const { runDrift } = await import('./drift-command')
      await runDrift(stacks, flags, context)
    })

  addFleetCommands(program, context)

  return program
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > COUNT_MAX) {
    throw new InvalidArgumentError(`A number is a whole number from 1 to ${COUNT_MAX}.`)
  }
  return count
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > PORT_MAX) {
    throw new InvalidArgumentError(`A port is a whole number from 0 to ${PORT_MAX}.`)
  }
  return port
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
