// Synthesizes a TenantFleet into the current folder: 1000 tenants with five clients each.
const { App } = require('cdktf')
const { OAuthClient, TenantFleet } = require('../../lib/index.js')
const { CLIENTS, TENANTS, client, noteCost } = require('./shape.cjs')

const app = new App()
new TenantFleet(app, 'clients', {
  tenants: TENANTS,
  frozenLock: false,
  stamp: (scope) => {
    for (const name of CLIENTS) new OAuthClient(scope, name, client(name))
  },
})
app.synth()
noteCost()
