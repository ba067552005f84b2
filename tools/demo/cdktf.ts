import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ROOT } from '../build/root'
import { readable } from './readable'
import type { TenantAccess } from './region'

export interface Run {
  readonly exitCode: number
  readonly output: string
}

/** The environment of every command of the demo: the tenant to manage, and nothing that reaches the network. */
export function commandEnvironment(tenant: TenantAccess): NodeJS.ProcessEnv {
  // A user's own Terraform settings (a mirror, a plugin cache) must not decide whether the demo works.
  const { TF_CLI_CONFIG_FILE: _own, ...inherited } = process.env
  return {
    ...inherited,
    PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: 'true',
    FORCE_COLOR: '0',
    NODE_NO_WARNINGS: '1',
    QLIKCLOUD_TENANT_URL: tenant.url,
    QLIKCLOUD_CLIENT_ID: tenant.clientId,
    QLIKCLOUD_CLIENT_SECRET: tenant.clientSecret,
  }
}

/** Commands whose plan is long, and not what the demo wants to show: `diff` shows one whole. */
const SUMMARIZED: ReadonlySet<string> = new Set(['deploy', 'destroy'])

/** Runs the real cdktf, shows what it prints as it comes, and answers with all of it. */
export async function cdktf(
  options: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Run> {
  process.stdout.write(`\n  $ cdktf ${options.join(' ')}\n`)
  const child = spawn(join(ROOT, 'node_modules', '.bin', 'cdktf'), options, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const detail = SUMMARIZED.has(options[0] ?? '') ? 'summary' : 'all'
  const show = readable(detail, (line) => process.stdout.write(`  ${line}\n`))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
      show(text)
    })
  }
  await once(child, 'close')
  return { exitCode: child.exitCode ?? 1, output }
}
