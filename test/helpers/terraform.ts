import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { providerMirror } from './built-provider'
import { runProgram, type Ran } from './run-program'

/** The part of `terraform show -json` for a plan that the tests look at. */
export interface Plan {
  readonly resource_changes?: readonly ResourceChange[]
  readonly resource_drift?: readonly ResourceChange[]
}

export interface ResourceChange {
  readonly address: string
  readonly change: {
    readonly actions: readonly string[]
    readonly before: Readonly<Record<string, unknown>> | null
    readonly after: Readonly<Record<string, unknown>> | null
    readonly after_unknown: Readonly<Record<string, unknown>>
    readonly replace_paths?: readonly (readonly unknown[])[]
  }
}

/** Values of one resource in the state, by attribute. */
export type Attributes = Readonly<Record<string, unknown>>

/** A folder with a configuration, the built provider where Terraform finds it, and the real terraform to run in it. */
export interface Workspace {
  readonly folder: string
  /** Writes main.tf, the provider's source included. */
  configure(hcl: string): void
  terraform(options: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>
  apply(options?: readonly string[]): Promise<Ran>
  destroy(options?: readonly string[]): Promise<Ran>
  plan(options?: readonly string[]): Promise<{ readonly ran: Ran; readonly plan: Plan }>
  /** Addresses of everything that a plan would change. */
  changes(options?: readonly string[]): Promise<readonly string[]>
  /** The attributes of every resource in the state, by address. */
  state(): ReadonlyMap<string, Attributes>
  /** Deletes a file of the folder. */
  discard(file: string): void
  remove(): void
}

export interface Access {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
}

const PLAN_FILE = 'plan.out'
/** Of `terraform plan -detailed-exitcode`. */
const HAS_CHANGES = 2

const HEADER = `terraform {
  required_providers {
    qlikcloud = {
      source = "qlikcloud/qlikcloud"
    }
  }
}
`

/** The environment for terraform: nothing of the machine's own settings, no call to the network. */
export function terraformEnvironment(access: Access): Readonly<Record<string, string>> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(TF_|QLIKCLOUD_)/.test(entry[0]),
  )
  return {
    ...Object.fromEntries(inherited),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    QLIKCLOUD_TENANT_URL: access.url,
    QLIKCLOUD_CLIENT_ID: access.clientId,
    QLIKCLOUD_CLIENT_SECRET: access.clientSecret,
  }
}

/** Makes a workspace and runs `terraform init` in it. Its path has a space: users' paths have one too. */
export async function workspace(
  access: Access,
  hcl = '',
  /** Files of the provider that are replaced, by their names. */
  replaced: ReadonlyMap<string, Buffer> = new Map(),
): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud acceptance '))
  const base = { ...terraformEnvironment(access), TF_CLI_CONFIG_FILE: providerMirror(folder, replaced) }
  const terraform: Workspace['terraform'] = (options, environment = {}) =>
    runProgram('terraform', options, { cwd: folder, env: { ...base, ...environment } })
  const made = workspaceIn(folder, terraform)
  made.configure(hcl)
  const init = await terraform(['init', '-no-color', '-input=false'])
  if (init.exitCode !== 0) throw new Error(`terraform init failed:\n${init.stdout}${init.stderr}`)
  return made
}

/** The commands of a workspace, by the way in which it runs terraform. */
export function workspaceIn(folder: string, terraform: Workspace['terraform']): Workspace {
  const planned = (options: readonly string[]): Promise<Ran> => {
    rmSync(join(folder, PLAN_FILE), { force: true })
    return terraform(['plan', '-no-color', '-input=false', `-out=${PLAN_FILE}`, ...options])
  }
  const shownPlan = async (): Promise<Plan> => {
    const shown = await terraform(['show', '-json', PLAN_FILE])
    // Terraform's own JSON output, format 1.2.
    return JSON.parse(shown.stdout) as Plan
  }
  return {
    folder,
    configure: (text) => {
      writeFileSync(join(folder, 'main.tf'), HEADER + text)
    },
    terraform,
    apply: (options = []) => terraform(['apply', '-auto-approve', '-no-color', '-input=false', ...options]),
    destroy: (options = []) =>
      terraform(['destroy', '-auto-approve', '-no-color', '-input=false', ...options]),
    async plan(options = []) {
      const ran = await planned(options)
      return { ran, plan: ran.exitCode === 0 ? await shownPlan() : {} }
    },
    async changes(options = []) {
      const ran = await planned(['-detailed-exitcode', ...options])
      if (ran.exitCode === 0) return []
      if (ran.exitCode !== HAS_CHANGES) throw new Error(`terraform plan failed:\n${ran.stderr}`)
      return ((await shownPlan()).resource_changes ?? [])
        .filter(({ change }) => change.actions.some((action) => action !== 'no-op' && action !== 'read'))
        .map(({ address, change }) => `${address}: ${change.actions.join(' then ')}`)
    },
    state: () => readState(folder),
    discard: (file) => {
      rmSync(join(folder, file), { force: true })
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function readState(folder: string): ReadonlyMap<string, Attributes> {
  if (!existsSync(join(folder, 'terraform.tfstate'))) return new Map()
  // Terraform's state file, version 4.
  const { resources } = JSON.parse(readFileSync(join(folder, 'terraform.tfstate'), 'utf8')) as {
    readonly resources: readonly {
      readonly mode: 'managed' | 'data'
      readonly type: string
      readonly name: string
      readonly instances: readonly { readonly index_key?: string | number; readonly attributes: Attributes }[]
    }[]
  }
  return new Map(
    resources.flatMap(({ mode, type, name, instances }) =>
      instances.map(({ index_key: key, attributes }): [string, Attributes] => [
        `${mode === 'data' ? 'data.' : ''}${type}.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`,
        attributes,
      ]),
    ),
  )
}
