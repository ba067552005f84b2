import { Secret } from '../../src/api'
import type { Credentials } from '../../src/api'
import { startEmulator } from '../../src/emulator'
import type { Emulator } from '../../src/emulator'
import { contract } from './oauth-clients'

let emulator: Emulator | undefined
contract({
  name: 'the emulator',
  start: async () => {
    emulator = await startEmulator({ limits: 'off' })
    const { url, clientId, clientSecret } = emulator.tenants['acme'] ?? {
      url: '',
      clientId: '',
      clientSecret: '',
    }
    return {
      origin: url,
      credentials: { kind: 'client-secret', clientId, clientSecret: Secret.of(clientSecret) },
    }
  },
  stop: async () => {
    await emulator?.stop()
  },
})

/** As a tenant's environment for the provider has it. */
function credentialsFromEnvironment(): Credentials | undefined {
  const {
    QLIKCLOUD_CLIENT_ID: clientId = '',
    QLIKCLOUD_CLIENT_SECRET: secret,
    QLIKCLOUD_PRIVATE_KEY: key,
    QLIKCLOUD_KEY_ID: keyId = '',
    QLIKCLOUD_API_KEY: apiKey,
  } = process.env
  if (secret !== undefined) return { kind: 'client-secret', clientId, clientSecret: Secret.of(secret) }
  if (key !== undefined) return { kind: 'private-key', clientId, keyId, privateKey: Secret.of(key) }
  return apiKey === undefined ? undefined : { kind: 'api-key', apiKey: Secret.of(apiKey) }
}

/**
 * A real tenant, when it is asked for by name: this creates, publishes and deletes clients there, which nobody should do
 * to a tenant just because the shell happens to be set up for it. Its quota makes this take some minutes.
 */
const origin = process.env['QLIKCLOUD_CONTRACT_TENANT_URL']
const credentials = credentialsFromEnvironment()
if (origin !== undefined && credentials !== undefined) {
  jest.setTimeout(300_000)
  contract({ name: origin, start: async () => ({ origin, credentials }), stop: async () => undefined })
}
