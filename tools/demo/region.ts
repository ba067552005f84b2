import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../build/root'

export interface TenantAccess {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A client as the emulator's control endpoint shows it: what the demo looks at. */
export interface EmulatedClient {
  readonly clientId: string
  readonly clientName: string
  readonly appType: string
  readonly redirectUris: readonly string[]
  readonly consentMethod: string
  readonly publishedAt?: string
  readonly secrets: readonly { readonly hint: string }[]
}

export interface Region {
  readonly pid: number
  readonly port: number
  readonly tenants: Readonly<Record<string, TenantAccess>>
  clients(tenant: string): Promise<readonly EmulatedClient[]>
  changeClient(tenant: string, clientId: string, fields: Readonly<Record<string, unknown>>): Promise<void>
  stop(): Promise<void>
  /** Lets the region live on when the demo ends. */
  leave(): void
}

/** The command that users start too, in a process of its own. */
export async function startRegion(tenants: readonly string[]): Promise<Region> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'lib', 'cli.js'), 'emulator', ...tenants.flatMap((name) => ['--tenant', name])],
    // Its own process group: Ctrl-C is for the demo, which then stops it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  // Not inherited: a region that is kept would hold on to the demo's own output.
  child.stderr.pipe(process.stderr)
  const exited = once(child, 'exit')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(String),
    exited.then(() => Promise.reject(new Error('The emulator did not start.'))),
  ])
  // The one line that `qlikcloud emulator` prints (docs/emulator.md).
  const { port, tenants: access } = JSON.parse(line) as Pick<Region, 'port' | 'tenants'>
  const control = `http://localhost:${String(port)}/_emulator/tenants`
  return {
    pid: child.pid ?? 0,
    port,
    tenants: access,
    async clients(tenant) {
      const answer = await fetch(`${control}/${tenant}`)
      // The control endpoint's answer for a tenant (docs/emulator.md).
      const { clients } = (await answer.json()) as { readonly clients: readonly EmulatedClient[] }
      return clients
    },
    async changeClient(tenant, clientId, fields) {
      const answer = await fetch(`${control}/${tenant}/clients/${clientId}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      })
      if (!answer.ok) throw new Error(`The emulator refused the change: ${await answer.text()}`)
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
    leave() {
      child.stdout.destroy()
      child.stderr.destroy()
      child.unref()
    },
  }
}
