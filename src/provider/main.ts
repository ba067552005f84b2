import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { servePlugin } from '../plugin'
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
    const provider = qlikCloudProvider({ variables: process.env, readTextFile }, 'cdktf-provider-qlikcloud')
    return createProviderServer(provider, environment, { bugReport: BUG_REPORT })
  },
})
