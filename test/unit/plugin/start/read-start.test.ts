import { createIdentity } from '../../../../src/plugin/start/identity'
import { readStart } from '../../../../src/plugin/start/read-start'

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'
const { certificate } = createIdentity(Date.parse('2026-11-24T10:00:00Z'))
const PEM = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`
const ADDRESS = 'registry.terraform.io/test/fixture'

const WHERE = { minPort: 10_000, maxPort: 25_000, socketFolder: undefined }
const TERRAFORM = { TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_CLIENT_CERT: PEM }

test('Terraform starts it, with a certificate', () => {
  expect(readStart(ADDRESS, TERRAFORM, [])).toEqual({
    kind: 'plugin',
    clientCertificate: certificate,
    ...WHERE,
  })
})

test('Terraform says where to listen', () => {
  const environment = {
    ...TERRAFORM,
    PLUGIN_MIN_PORT: '20000',
    PLUGIN_MAX_PORT: '20010',
    PLUGIN_UNIX_SOCKET_DIR: '/somewhere',
  }
  expect(readStart(ADDRESS, environment, [])).toMatchObject({
    minPort: 20_000,
    maxPort: 20_010,
    socketFolder: '/somewhere',
  })
})

test.each(['', 'x', '0', '-1', '65536', '1.5'])('the port %p is not taken', (port) => {
  expect(readStart(ADDRESS, { ...TERRAFORM, PLUGIN_MIN_PORT: port }, [])).toMatchObject({ minPort: 10_000 })
})

test('TLS is off only when the user turned it off', () => {
  const environment = { TF_PLUGIN_MAGIC_COOKIE: COOKIE, TF_DISABLE_PLUGIN_TLS: '1' }
  expect(readStart(ADDRESS, environment, [])).toEqual({
    kind: 'plugin',
    clientCertificate: undefined,
    ...WHERE,
  })
  expect(readStart(ADDRESS, { ...environment, PLUGIN_CLIENT_CERT: PEM }, [])).toMatchObject({
    clientCertificate: certificate,
  })
})

test('a user debugs it', () => {
  expect(readStart(ADDRESS, {}, ['--debug'])).toEqual({ kind: 'debug', ...WHERE })
})

const BY_HAND =
  'This is the provider registry.terraform.io/test/fixture, which Terraform starts by itself whenever it needs it; started by hand it only serves debuggers, with --debug.'
const NO_CERTIFICATE =
  'PLUGIN_CLIENT_CERT is not set, so Terraform cannot be told from others; use Terraform 1.0 or newer.'

test.each([
  ['by hand', {}, BY_HAND],
  ['with another cookie', { ...TERRAFORM, TF_PLUGIN_MAGIC_COOKIE: 'x' }, BY_HAND],
  ['without a certificate', { TF_PLUGIN_MAGIC_COOKIE: COOKIE }, NO_CERTIFICATE],
  ['with an empty certificate', { ...TERRAFORM, PLUGIN_CLIENT_CERT: '' }, NO_CERTIFICATE],
  [
    'with something that is no certificate',
    { ...TERRAFORM, PLUGIN_CLIENT_CERT: 'hunter2', TF_DISABLE_PLUGIN_TLS: '1' },
    'PLUGIN_CLIENT_CERT holds no certificate in PEM, so Terraform cannot be told from others.',
  ],
])('started %s it refuses with one sentence', (_case, environment, sentence) => {
  expect(readStart(ADDRESS, environment, [])).toEqual({ kind: 'refused', sentence })
})
