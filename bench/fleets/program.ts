// A program of cdktf that stamps five clients into many tenants: `program.ts <folder> <tenants.json>`. It writes what a
// fleet's stacks are, as `TenantFleet` does. With `floor` in place of the tenants' file, every client is a `terraform_data`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { App, TerraformResource, TerraformStack } from 'cdktf'
import type * as constructs from '../../src/constructs'
import type { TenantAccess } from '../../src/emulator'
import { LIBRARY } from '../../tools/build/library'
import { CLIENTS, wavesOf } from './shape'

// The built file is made from these sources.
const library = createRequire(__filename)(join(LIBRARY, 'index.js')) as typeof constructs
const [outdir = '', tenantsFile = ''] = process.argv.slice(2)
const isFloor = tenantsFile === 'floor'

// Written by end-to-end.ts.
const access = isFloor ? {} : (JSON.parse(readFileSync(tenantsFile, 'utf8')) as Record<string, TenantAccess>)
const app = new App({ outdir })
for (const { stacks } of wavesOf()) {
  for (const { name, tenants } of stacks) {
    const stack = new TerraformStack(app, name)
    if (isFloor) floor(stack, tenants)
    else clients(stack, tenants)
  }
}
app.synth()
mkdirSync(join(outdir, 'fleets'), { recursive: true })
writeFileSync(
  join(outdir, 'fleets', 'clients.json'),
  JSON.stringify({ format_version: '1.0', fleet: 'clients', waves: wavesOf() }),
)

function clients(stack: TerraformStack, tenants: readonly string[]): void {
  new library.QlikCloudProvider(stack, 'qlikcloud', {
    tenants: Object.fromEntries(
      tenants.map((tenant) => {
        const { url, clientId, clientSecret } = access[tenant] ?? { url: '', clientId: '', clientSecret: '' }
        return [tenant, { url, clientId, clientSecret }]
      }),
    ),
  })
  for (const tenant of tenants) {
    for (const client of CLIENTS) {
      new library.OAuthClient(stack, `${tenant}-${client}`, {
        tenant,
        appType: 'spa',
        clientName: `${client} of ${tenant}`,
        redirectUris: [`https://${client}.${tenant}.example.com/login`],
        allowedOrigins: [`https://${client}.${tenant}.example.com`],
        allowedScopes: ['user_default'],
      })
    }
  }
}

function floor(stack: TerraformStack, tenants: readonly string[]): void {
  for (const tenant of tenants) {
    for (const client of CLIENTS) {
      const resource = new TerraformResource(stack, `${tenant}-${client}`, {
        terraformResourceType: 'terraform_data',
      })
      resource.addOverride('input', `${client} of ${tenant}`)
    }
  }
}
