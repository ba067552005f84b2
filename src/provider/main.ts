import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { servePlugin } from '../plugin'
import type { Provider } from '../framework'
import type { Connect } from './provider'
import type { Tenants } from './tenants'
import type { ReadTextFile } from './provider-block/tenants-file'

const BUG_REPORT =
  'Please report it with the version of this provider and the steps that lead to it: https://www.npmjs.com/package/cdktf-provider-qlikcloud'

/** Every field that a log line can have. None of them ever holds a secret: a value of a configuration is in none. */
const LOG_FIELDS = [
  // The framework, for each call of Terraform.
  'rpc',
  'type',
  'duration_ms',
  'diagnostics',
  // The API client, for each request to a tenant.
  'tenant',
  'method',
  'path',
  'status',
  'attempt',
  'waitMs',
  'traceId',
  // The same, once for each tenant in the end.
  'calls',
  'waits',
  'waitedMs',
  'tier1Percent',
  'tier2Percent',
]

const readTextFile: ReadTextFile = async (given) => {
  const path = resolve(given)
  try {
    return { ok: true, path, text: await readFile(path, 'utf8') }
  } catch (error) {
    // "ENOENT: no such file or directory, open '…'", of which the path is said already.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(', ')
    return { ok: false, path, reason }
  }
}

/** Where `qlikcloud drift` wants to find what is in the tenants that this process reads. */
const INVENTORY_FOLDER = 'QLIKCLOUD_INVENTORY_FOLDER'

/** Writes each thing that it is given into a file of its own, in the folder that the environment names, if it does. */
function noteInto(folder: string | undefined): ((seen: object) => void) | undefined {
  if (folder === undefined || folder === '') return undefined
  return (seen) => {
    try {
      writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(seen), { mode: 0o600 })
    } catch {
      // The plan is not to fail for it: whoever looks into the folder sees that there is nothing, and says so.
    }
  }
}

/** The provider that hands over what it sees in the tenants, and which of them it leaves out. */
async function noting(
  create: (connect: Connect) => Provider<Tenants>,
  note: (seen: object) => void,
): Promise<Provider<Tenants>> {
  const [{ createQlikClient }, { withInventory }, { tellingLeftOut }] = await Promise.all([
    import('../api'),
    import('./inventory'),
    import('./telling-left-out'),
  ])
  return tellingLeftOut(create(withInventory(createQlikClient, note)), note)
}

servePlugin({
  address: 'registry.terraform.io/qlikcloud/qlikcloud',
  logFields: LOG_FIELDS,
  bugReport: BUG_REPORT,
  createServer: async (environment) => {
    // Imported here, after the handshake that Terraform waits for.
    const [{ createProviderServer }, { qlikCloudProvider }] = await Promise.all([
      import('../framework'),
      import('./provider'),
    ])
    const note = noteInto(process.env[INVENTORY_FOLDER])
    const outside = { variables: process.env, readTextFile }
    const create = (connect?: Connect) => qlikCloudProvider(outside, 'cdktf-provider-qlikcloud', connect)
    const provider = note === undefined ? create() : await noting(create, note)
    return createProviderServer(provider, environment, { bugReport: BUG_REPORT })
  },
})
