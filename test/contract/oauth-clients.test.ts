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

/** A real tenant, when the environment names one; its quota makes this take some minutes. */
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

const origin = process.env['QLIKCLOUD_TENANT_URL']
const credentials = credentialsFromEnvironment()
if (origin !== undefined && credentials !== undefined) {
  jest.setTimeout(300_000)
  contract({ name: origin, start: async () => ({ origin, credentials }), stop: async () => undefined })
}
