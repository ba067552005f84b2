import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXECUTABLE } from './fixture-bundle'

export interface Ran {
  readonly code: number | null
  /** Stdout and stderr. */
  readonly output: string
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

const STATE_FILE = 'terraform.tfstate'

const HEADER = `
terraform {
  required_providers {
    fixture = {
      source  = "test/fixture"
      version = "1.0.0"
    }
  }
}
provider "fixture" {
  prefix = "p-"
}
`

/** A folder in which the real terraform finds the fixture, without any configuration and without a registry. */
export class TerraformFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'terraform-'))

  constructor(bundle: string) {
    const platform = `${process.platform}_${ARCHITECTURES[arch()] ?? arch()}`
    const mirror = join(this.path, 'terraform.d/plugins/registry.terraform.io/test/fixture/1.0.0', platform)
    mkdirSync(mirror, { recursive: true })
    copyFileSync(bundle, join(mirror, EXECUTABLE))
  }

  write(configuration: string): void {
    writeFileSync(join(this.path, 'main.tf'), HEADER + configuration)
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8')
  }

  writeState(state: State): void {
    writeFileSync(join(this.path, STATE_FILE), JSON.stringify(state))
  }

  discardState(): void {
    rmSync(join(this.path, STATE_FILE), { force: true })
  }

  start(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
    const { PATH = '', HOME = '', TMPDIR } = process.env
    return spawn('terraform', args, {
      cwd: this.path,
      env: {
        PATH,
        HOME,
        ...(TMPDIR !== undefined && { TMPDIR }),
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        ...environment,
      },
      // A group of its own, like that of a terminal, so that a signal reaches provider and terraform at once.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  run(...args: readonly string[]): Promise<Ran> {
    return this.runWith({}, ...args)
  }

  async runWith(environment: Record<string, string>, ...args: readonly string[]): Promise<Ran> {
    const child = this.start([...args, '-no-color'], environment)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, output }
  }

  apply(...args: readonly string[]): Promise<Ran> {
    return this.run('apply', '-auto-approve', ...args)
  }

  /** Code 0: nothing to do; 2: changes; 1: errors. */
  plan(...args: readonly string[]): Promise<Ran> {
    return this.run('plan', '-detailed-exitcode', ...args)
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}

/** As terraform writes it (version 4): the parts that the tests look at. */
export interface State {
  readonly resources: readonly {
    readonly type: string
    readonly name: string
    readonly instances: readonly {
      readonly schema_version: number
      readonly status?: string
      readonly attributes: Readonly<Record<string, unknown>>
    }[]
  }[]
}
