import type { Emulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'
import type { Ran } from '../../test/helpers/run-program'
import type { Workspace } from '../../test/helpers/terraform'
import type { GoldenCase, Tenants } from './cases'
import { publishable } from './publishable'

export interface Scene {
  readonly emulator: Emulator
  readonly place: Workspace
}

/** What every tenant has from the beginning. */
const BOOTSTRAP = 'Bootstrap'
const MAIN = 'acme'

/** Lives through a case with the real terraform; answers with the JSON of its plans, by the names of their stacks. */
export async function planCase(
  golden: GoldenCase,
  { emulator, place }: Scene,
): Promise<ReadonlyMap<string, string>> {
  const tenants: Tenants = {
    url: (name) => accessOf(emulator, name).url,
    access: (name) => accessOf(emulator, name),
  }
  const plans = new Map<string, string>()
  for (const stack of golden.stacks ?? [MAIN]) {
    clear(emulator)
    place.discard('terraform.tfstate')
    const environment = credentials(emulator, stack)
    const run = (options: readonly string[]): Promise<Ran> => succeed(place.terraform(options, environment))
    const hcl = (text: string): string => providerBlock(golden, stack, tenants) + text
    if (golden.before !== undefined) {
      place.configure(hcl(golden.before(stack)))
      await run(['apply', '-auto-approve', '-no-color', '-input=false'])
    }
    golden.outside?.(emulator.tenant(stack), clientIds(emulator, stack))
    place.configure(hcl(golden.after(stack, clientIds(emulator, stack))))
    await run(['plan', '-no-color', '-input=false', '-out=plan.out', ...(golden.options ?? [])])
    const { stdout } = await run(['show', '-json', 'plan.out'])
    plans.set(stack, publishable(stdout))
  }
  clear(emulator)
  return plans
}

/** The provider block of a stack, with the tenants that it names. */
export function providerBlock(
  { manyTenants = [] }: Pick<GoldenCase, 'manyTenants'>,
  stack: string,
  tenants: Tenants,
): string {
  const others = manyTenants.map((name) => {
    const { url, clientId, clientSecret } = tenants.access(name)
    return `    "${name}" = { url = "${url}", client_id = "${clientId}", client_secret = "${clientSecret}" }\n`
  })
  const block = others.length === 0 ? '' : `  tenants = {\n${others.join('')}  }\n`
  return `provider "qlikcloud" {\n  tenant_url = "${tenants.url(stack)}"\n${block}}\n`
}

/** The environment by which the provider logs in at a tenant. */
export function credentials(emulator: Emulator, tenant: string): Readonly<Record<string, string>> {
  const { url, clientId, clientSecret } = accessOf(emulator, tenant)
  return { QLIKCLOUD_TENANT_URL: url, QLIKCLOUD_CLIENT_ID: clientId, QLIKCLOUD_CLIENT_SECRET: clientSecret }
}

/** Ids of the clients that are in a tenant, by their names. */
export function clientIds(emulator: Emulator, tenant: string): ReadonlyMap<string, string> {
  return new Map(
    emulator
      .tenant(tenant)
      .clients()
      .map(({ clientName, clientId }) => [clientName, clientId]),
  )
}

/** Deletes all clients, but those that the tenants have from the beginning. */
export function clear(emulator: Emulator): void {
  for (const name of Object.keys(emulator.tenants)) {
    for (const [clientName, clientId] of clientIds(emulator, name)) {
      if (clientName !== BOOTSTRAP) emulator.tenant(name).deleteClient(clientId)
    }
  }
}

/** @throws Error when terraform failed. */
export async function succeed(running: Promise<Ran>): Promise<Ran> {
  const ran = await running
  if (ran.exitCode !== 0) throw new Error(`terraform failed:\n${ran.stdout}${ran.stderr}`)
  return ran
}
