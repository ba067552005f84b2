import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { servePlugin } from '../plugin'
import type { Connect } from './provider'
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

/** Each list of clients in a file of its own, in the folder that the environment names, if it does. */
async function inventoried(folder: string | undefined): Promise<Connect | undefined> {
  if (folder === undefined || folder === '') return undefined
  const [{ createQlikClient }, { withInventory }] = await Promise.all([
    import('../api'),
    import('./inventory'),
  ])
  return withInventory(createQlikClient, (inventory) => {
    try {
      writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(inventory), { mode: 0o600 })
    } catch {
      // The plan is not to fail for it: whoever looks into the folder sees that there is nothing, and says so.
    }
  })
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
    const connect = await inventoried(process.env[INVENTORY_FOLDER])
    const outside = { variables: process.env, readTextFile }
    const provider = qlikCloudProvider(outside, 'cdktf-provider-qlikcloud', connect)
    return createProviderServer(provider, environment, { bugReport: BUG_REPORT })
  },
})
