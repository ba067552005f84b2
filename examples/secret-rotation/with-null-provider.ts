// The same as main.ts for those who have @cdktf/provider-null already. Terraform fetches that provider from its registry.
import { NullProvider } from '@cdktf/provider-null/lib/provider'
import { Resource } from '@cdktf/provider-null/lib/resource'
import { App, TerraformStack } from 'cdktf'
import { handOver, portalSecret } from './portal'

const app = new App()
const stack = new TerraformStack(app, 'secret-rotation')
const secret = portalSecret(stack)

new NullProvider(stack, 'null')
new Resource(stack, 'hand-over', {
  triggers: { hint: secret.hint },
  provisioners: [handOver(secret)],
})

app.synth()
