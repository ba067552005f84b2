import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../build/root'
import { stepEnvironment } from './step-environment'
import type { Command, Step } from './steps'

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly output: string
  /** Undefined for a step that is not made of tests, or that broke before it could count them. */
  readonly tests: TestCount | undefined
}

export interface TestCount {
  readonly passed: number
  readonly failed: number
}

/** A step that hangs must fail by itself, and before whoever runs the gate gives up on all of it. */
const STEP_MAX_SECONDS = 1_200

export async function runStep(step: Step): Promise<StepResult> {
  const report = join(tmpdir(), `qlikcloud-check-${process.pid}-${step.name}.json`)
  const started = performance.now()
  const { code, output } = await spawnCommand(argumentsOf(step.command, report))
  const seconds = (performance.now() - started) / 1000
  const tests = step.command.kind === 'tests' ? countTests(report) : undefined
  const isCounted = step.command.kind !== 'tests' || tests !== undefined
  return { name: step.name, ok: code === 0 && isCounted, seconds, output, tests }
}

function argumentsOf(command: Command, report: string): readonly string[] {
  switch (command.kind) {
    case 'bin':
      return [binFile(command.bin), ...command.options]
    case 'script':
      return ['--import', 'tsx', command.file, ...command.options]
    case 'tests': {
      const options = ['--json', `--outputFile=${report}`, `--maxWorkers=${command.workers}`]
      return [binFile('jest'), ...options, '--testPathPatterns', ...command.paths]
    }
  }
}

/** The JavaScript file behind a command of node_modules/.bin. */
function binFile(bin: string): string {
  return join(ROOT, 'node_modules', '.bin', bin)
}

interface Ended {
  readonly code: number | null
  readonly output: string
}

function spawnCommand(nodeArguments: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    // A group of its own, so that a step that hangs is ended together with everything it started.
    const child = spawn(process.execPath, nodeArguments, {
      cwd: ROOT,
      env: stepEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    const collect = (text: string): void => void (output += text)
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }
    const limit = setTimeout(() => {
      output += `\nended after ${STEP_MAX_SECONDS} s\n`
      stop()
    }, STEP_MAX_SECONDS * 1000)
    process.once('exit', stop)
    child.on('error', (error) => collect(error.message))
    child.on('close', (code) => {
      clearTimeout(limit)
      process.off('exit', stop)
      resolve({ code, output })
    })
  })
}

function countTests(report: string): TestCount | undefined {
  if (!existsSync(report)) return undefined
  // Written by jest a moment ago.
  const counted = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numRuntimeErrorTestSuites: number
  }
  rmSync(report)
  // A suite that does not even load has no failed tests, but it has failed.
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
  }
}
