import { join } from 'node:path'
import type { LocalExecProvisioner, TerraformStack } from 'cdktf'
import { ClientSecret, Duration, OAuthClient, QlikCloudProvider } from 'cdktf-provider-qlikcloud'

/** A web application, with a secret that is replaced every 90 days and stays valid for two weeks beside its successor. */
export function portalSecret(stack: TerraformStack): ClientSecret {
  new QlikCloudProvider(stack, 'qlikcloud')
  const client = new OAuthClient(stack, 'portal', {
    appType: 'web',
    clientName: 'Customer portal',
    redirectUris: ['https://portal.example.com/callback'],
    allowedScopes: ['user_default', 'offline_access'],
  })
  return new ClientSecret(stack, 'portal-secret', {
    client,
    rotation: { every: Duration.days(90), overlap: Duration.days(14) },
  })
}

/**
 * Hands a secret to the application: hand-over.sh, which is where your secret store or your platform comes in. Terraform
 * prints nothing of a command whose environment holds a secret.
 */
export function handOver(secret: ClientSecret): LocalExecProvisioner {
  return {
    type: 'local-exec',
    command: `sh '${join(__dirname, 'hand-over.sh')}'`,
    environment: { CLIENT_ID: secret.clientId, CLIENT_SECRET: secret.secret },
  }
}
