// Synthesizes Terraform's own `terraform_data` in the stacks of a fleet, into the current folder: `floor.cjs <file of the fleet>`.
const { copyFileSync, mkdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { App, TerraformResource, TerraformStack } = require('cdktf')
const { CLIENTS } = require('../synthesis/shape.cjs')

const fleetFile = process.argv[2]
const { waves } = JSON.parse(readFileSync(fleetFile, 'utf8'))

const app = new App()
for (const { name, tenants } of waves.flatMap(({ stacks }) => stacks)) {
  const stack = new TerraformStack(app, name)
  for (const tenant of tenants) {
    for (const client of CLIENTS) {
      const resource = new TerraformResource(stack, `${tenant}-${client}`, {
        terraformResourceType: 'terraform_data',
      })
      resource.addOverride('input', `${client} of ${tenant}`)
    }
  }
}
app.synth()
mkdirSync(join(app.outdir, 'fleets'), { recursive: true })
copyFileSync(fleetFile, join(app.outdir, 'fleets', 'clients.json'))
