// Synthesizes a fleet into the current folder: `fleet.cjs <tenants.json>`, five clients for each tenant of the file.
const { readFileSync } = require('node:fs')
const { App } = require('cdktf')
const { OAuthClient, TenantFleet } = require('../../lib/index.js')
const { CLIENTS, client } = require('../synthesis/shape.cjs')

const tenants = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const app = new App()
new TenantFleet(app, 'clients', {
  tenants,
  waves: [
    { name: 'canary', tenants: [tenants[0].name], canary: true },
    { name: 'early', percent: 5 },
    { name: 'rest' },
  ],
  frozenLock: false,
  stamp: (scope) => {
    for (const name of CLIENTS) new OAuthClient(scope, name, client(name))
  },
})
app.synth()
