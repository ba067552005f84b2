import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachProvider, type AttachedProvider } from '../helpers/attached-provider'
import { attachedTerraform } from '../helpers/attached-terraform'
import { example, type Example } from '../helpers/example'
import { terraformEnvironment } from '../helpers/terraform'

jest.setTimeout(300_000)

const DAY_MS = 86_400_000

let emulator: Emulator
let outside: string
let provider: AttachedProvider

beforeEach(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  outside = mkdtempSync(join(tmpdir(), 'qlikcloud examples '))
  provider = await attachProvider(outside, terraformEnvironment(accessOf(emulator, 'acme')))
})
afterEach(async () => {
  provider.stop()
  await emulator.stop()
  rmSync(outside, { recursive: true, force: true })
})

const made = (name: string, environment: Readonly<Record<string, string>> = {}): Example =>
  example(name, accessOf(emulator, 'acme'), { ...attachedTerraform(outside, provider), ...environment })

describe('secret-rotation', () => {
  test('hands each new secret to the application, and retires the old one after the overlap', async () => {
    const credentials = join(outside, 'portal.env')
    const rotation = made('secret-rotation', { PORTAL_CREDENTIALS: credentials })
    const acme = emulator.tenant('acme')
    const portal = () => acme.clients().find(({ clientName }) => clientName === 'Customer portal')
    const values = (): readonly string[] => acme.secretValues(portal()?.clientId ?? '')
    const handedOver = (): string =>
      /^CLIENT_SECRET=(.*)$/m.exec(readFileSync(credentials, 'utf8'))?.[1] ?? ''
    const outputs: string[] = []
    const deploy = async (): Promise<string> => {
      const { stdout, stderr } = await rotation.deploy()
      outputs.push(stdout, stderr)
      return stdout
    }

    await deploy()
    const [first = '', ...others] = values()
    expect(others).toEqual([])
    // Compared as truths: a failure must not print a secret.
    expect(handedOver() === first).toBe(true)
    expect(statSync(credentials).mode & 0o777).toBe(0o600)
    expect(await rotation.isSettled()).toBe(true)

    emulator.clock.advance(90 * DAY_MS)
    expect(await deploy()).toMatch(/Warning: Client secret ".+" is rotated/)
    expect(values()).toHaveLength(2)
    const second = values().find((value) => value !== first)
    expect([handedOver() === second, values().includes(first)]).toEqual([true, true])
    expect(await rotation.isSettled()).toBe(true)

    emulator.clock.advance(14 * DAY_MS)
    expect(await deploy()).toMatch(/Warning: Previous client secret ".+" is retired/)
    expect([values().length, values()[0] === second, handedOver() === second]).toEqual([1, true, true])
    expect(await rotation.isSettled()).toBe(true)

    const seen = outputs.join('') + rotation.configuration()
    expect([first, second ?? ''].some((value) => seen.includes(value))).toBe(false)
    await rotation.terraform('destroy', '-auto-approve', '-no-color')
    expect(acme.clients()).toHaveLength(1)
    rotation.remove()
  })

  test('can be written with @cdktf/provider-null', async () => {
    const rotation = made('secret-rotation')
    const { exitCode, stderr } = await rotation.tsx('with-null-provider.ts')
    expect([exitCode, stderr]).toEqual([0, ''])
    // cdktf's own JSON.
    const { resource } = JSON.parse(rotation.configuration()) as {
      readonly resource: { readonly null_resource: unknown }
    }
    expect(resource.null_resource).toEqual({
      'hand-over': expect.objectContaining({
        triggers: { hint: '${qlikcloud_oauth_client_secret.portal-secret.hint}' },
        provisioner: [
          {
            'local-exec': {
              command: `sh '${join(rotation.folder, 'hand-over.sh')}'`,
              environment: {
                CLIENT_ID: '${qlikcloud_oauth_client_secret.portal-secret.client_id}',
                CLIENT_SECRET: '${qlikcloud_oauth_client_secret.portal-secret.secret}',
              },
            },
          },
        ],
      }) as unknown,
    })
    rotation.remove()
  })
})

test('machine-to-machine calls the API with a key alone, through a change of keys', async () => {
  const service = made('machine-to-machine')
  const acme = emulator.tenant('acme')
  const newKey = async (kid: string): Promise<void> => {
    expect(await service.tsx('new-key.ts', [kid])).toMatchObject({ exitCode: 0, stderr: '' })
    expect(statSync(join(service.folder, 'private-keys', `${kid}.pem`)).mode & 0o777).toBe(0o600)
  }
  const call = async (kid: string): Promise<string> => {
    const environment = { CLIENT_ID: await service.output('client_id'), KEY_ID: kid }
    const { stdout, stderr } = await service.tsx('call-api.ts', [], environment)
    return stdout + stderr
  }
  const KNOWN = /^The API knows this service as user \w+ \(active\)\.\n$/

  await newKey('2027-01')
  await service.deploy()
  expect(await call('2027-01')).toMatch(KNOWN)
  expect(acme.secretValues(await service.output('client_id'))).toEqual([])
  expect(await service.isSettled()).toBe(true)

  await newKey('2027-07')
  expect(await call('2027-07')).toMatch(/^No token: 40\d /)
  await service.deploy()
  expect([await call('2027-01'), await call('2027-07')]).toEqual([
    expect.stringMatching(KNOWN),
    expect.stringMatching(KNOWN),
  ])

  rmSync(join(service.folder, 'public-keys', '2027-01.jwk.json'))
  await service.deploy()
  expect(await call('2027-01')).toMatch(/^No token: 40\d /)
  expect(await call('2027-07')).toMatch(KNOWN)
  expect(await service.isSettled()).toBe(true)

  expect(service.configuration()).not.toContain('"d"')
  await service.terraform('destroy', '-auto-approve', '-no-color')
  expect(acme.clients()).toHaveLength(1)
  service.remove()
})
