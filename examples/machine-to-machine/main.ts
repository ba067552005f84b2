import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, TerraformOutput, TerraformStack } from 'cdktf'
import { OAuthClient, QlikCloudProvider, type PublicKey } from 'cdktf-provider-qlikcloud'

const FOLDER = join(__dirname, 'public-keys')

const app = new App()
const stack = new TerraformStack(app, 'machine-to-machine')
new QlikCloudProvider(stack, 'qlikcloud')

// A service that proves who it is with a key of its own: no secret is made, sent or stored, by anybody. To rotate, add the
// new public key, deploy, switch the service over, remove the old one, and deploy again.
const reload = new OAuthClient(stack, 'reload', {
  appType: 'web',
  clientName: 'Nightly reload',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin_classic'],
  allowedAuthMethods: ['private_key_jwt'],
  publicKeys: readdirSync(FOLDER).map(readKey),
})

new TerraformOutput(stack, 'client_id', { value: reload.clientId })

app.synth()

function readKey(file: string): PublicKey {
  // Written by new-key.ts.
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as PublicKey
}
