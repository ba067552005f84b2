import { availableParallelism } from 'node:os'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { asFailure } from '../as-failure'
import type { Context } from '../context'
import { addGateOptions, collectSomeWords, collectWords } from '../gate-options'
import { DRIFT_FORMATS } from '../drift/drift-formats'
import type { DeployFlags } from './deploy-fleet'
import type { FleetDriftFlags } from './drift-fleet'
import type { JobsFlags } from './fleet-matrix'
import type { StatusFlags } from './fleet-status'
import type { PlanFlags } from './plan-fleet'

const OUT = ['[out]', 'output folder of cdktf (default: cdktf.out)'] as const
/** GitLab lets a job need no more than so many. */
const JOBS_MAX = 50
const CONCURRENCY_MAX = 1000

/** `qlikcloud fleet …`. What belongs to one command is loaded when it runs. */
export function addFleetCommands(program: Command, context: Context): void {
  const fleet = program
    .command('fleet')
    .description('plan and deploy many stacks, wave by wave, and go on after failures')
    // 2 is what was refused; a script must be able to tell that from a typing error.
    .exitOverride(asFailure)

  const command = (name: string, description: string): Command =>
    fleet
      .command(name)
      .description(description)
      .argument(...OUT)
      .option('--fleet <name>', 'which fleet, where the output has several')

  addGateOptions(addRunOptions(command('plan', 'plan the stacks, and say what that does to access')))
    .option('--approve', 'print the hash of all plans, and nothing else; the rest goes to stderr')
    .action(async (out: string | undefined, flags: PlanFlags) => {
      const { planFleet } = await import('./plan-fleet')
      await planFleet(out, flags, context)
    })

  addRunOptions(command('deploy', 'apply the stacks, wave by wave'))
    .option(
      '--tolerance <failures>',
      'how many stacks of a wave may fail: a number, or such as 5% (default: 0)',
    )
    .option('--approved <hash>', 'apply the plans of `fleet plan`, if all of them together have this hash')
    .option('--auto-approve', 'apply without asking')
    .action(async (out: string | undefined, flags: DeployFlags) => {
      const { deployFleet } = await import('./deploy-fleet')
      await deployFleet(out, flags, context)
    })

  command('status', 'say what the last deployment did, and what --resume would do')
    .option('--json', 'print it as JSON')
    .action(async (out: string | undefined, flags: StatusFlags) => {
      const { fleetStatus } = await import('./fleet-status')
      fleetStatus(out, flags, context)
    })

  addShareOptions(command('drift', 'say what has drifted in the stacks; changes nothing'))
    .addOption(
      new Option('--format <format>', 'how to show it').choices(DRIFT_FORMATS).default(DRIFT_FORMATS[0]),
    )
    .option('--ignore <file>', 'rows with what is known and not to be reported')
    .action(async (out: string | undefined, flags: FleetDriftFlags) => {
      const { driftFleet } = await import('./drift-fleet')
      await driftFleet(out, flags, context)
    })

  command('matrix', 'print the jobs that deploy the fleet on several machines')
    .addOption(
      new Option('--format <github|gitlab>', 'for which CI')
        .choices(['github', 'gitlab'])
        .makeOptionMandatory(),
    )
    .option('--jobs <number>', 'at most so many for each wave', parseNumber(JOBS_MAX), 4)
    .option('--deploy-with <options>', 'of the command in each job; for gitlab (default: --auto-approve)')
    .option('--include <file>', 'a file of the project that says what the jobs need; for gitlab')
    .option(
      '--artifacts-of <job>',
      'a job of the parent pipeline whose artifacts the jobs need; for gitlab, with its id in PARENT_PIPELINE_ID',
    )
    .action(async (out: string | undefined, flags: JobsFlags) => {
      const { fleetMatrix } = await import('./fleet-matrix')
      fleetMatrix(out, flags, context)
    })
}

/** Which stacks and tenants, and how many stacks at a time. */
function addShareOptions(command: Command): Command {
  return command
    .option('--wave <names>', 'only these waves', collectSomeWords)
    .option('--shard <i/n>', 'only this part of each wave, for one of n machines')
    .option('--exclude-tenant <names>', 'leave these tenants out; * stands for any characters', collectWords)
    .option('--only-tenant <names>', 'leave out all other tenants', collectSomeWords)
    .option(
      '--concurrency <number>',
      'how many stacks at a time, at most; by default as many as there are processors:',
      parseNumber(CONCURRENCY_MAX),
      availableParallelism(),
    )
}

function addRunOptions(command: Command): Command {
  return addShareOptions(command)
    .option('--resume', 'only what the last deployment did not bring to an end')
    .option('--lock-timeout <duration>', 'how long to wait for the lock of a state', parseTime, '5m')
    .option('--json <file>', 'write the report there as JSON; - prints it')
}

function parseNumber(most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < 1 || number > most)
      throw new InvalidArgumentError(`It is a whole number from 1 to ${most}.`)
    return number
  }
}

/** As Terraform reads times, which would say so once for each stack. */
function parseTime(text: string): string {
  if (text !== '0' && !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text))
    throw new InvalidArgumentError('It is a time with a unit, such as 30s, 5m or 1h30m.')
  return text
}
