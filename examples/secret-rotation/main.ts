import { App, DataResource, TerraformOutput, TerraformStack } from 'cdktf'
import { handOver, portalSecret } from './portal'

const app = new App()
const stack = new TerraformStack(app, 'secret-rotation')
const secret = portalSecret(stack)

// Made anew when there is another secret, and only then: the hint tells secrets apart and gives nothing away.
new DataResource(stack, 'hand-over', {
  triggersReplace: { hint: secret.hint },
  provisioners: [handOver(secret)],
})

new TerraformOutput(stack, 'hint', { value: secret.hint })
new TerraformOutput(stack, 'rotates_at', { value: secret.rotatesAt })
new TerraformOutput(stack, 'previous_expires_at', { value: secret.previousExpiresAt })

app.synth()
