// The same resources in as many stacks, as cdktf's own classes: what `cdktf get` would generate, without its checks.
const { App, TerraformProvider, TerraformResource, TerraformStack } = require('cdktf')
const { Construct } = require('constructs')
const { CLIENTS, TENANTS, TENANTS_PER_STACK, client, noteCost, snakeCased } = require('./shape.cjs')

class PlainResource extends TerraformResource {
  constructor(scope, id, attributes) {
    super(scope, id, {
      terraformResourceType: 'qlikcloud_oauth_client',
      terraformGeneratorMetadata: { providerName: 'qlikcloud' },
    })
    this.attributes = attributes
  }

  synthesizeAttributes() {
    return this.attributes
  }
}

class PlainProvider extends TerraformProvider {
  constructor(scope, attributes) {
    super(scope, 'qlikcloud', {
      terraformResourceType: 'qlikcloud',
      terraformProviderSource: 'qlikcloud/qlikcloud',
      terraformGeneratorMetadata: { providerName: 'qlikcloud', providerVersion: '1.0.0' },
    })
    this.attributes = attributes
  }

  synthesizeAttributes() {
    return this.attributes
  }
}

const app = new App()
for (let first = 0; first < TENANTS.length; first += TENANTS_PER_STACK) {
  const stack = new TerraformStack(app, `clients-all-${first / TENANTS_PER_STACK + 1}`)
  const tenants = TENANTS.slice(first, first + TENANTS_PER_STACK)
  new PlainProvider(stack, { tenants: Object.fromEntries(tenants.map(({ name, url }) => [name, { url }])) })
  for (const { name } of tenants) {
    const scope = new Construct(stack, name)
    for (const id of CLIENTS) new PlainResource(scope, id, { tenant: name, ...snakeCased(client(id)) })
  }
}
app.synth()
noteCost()
