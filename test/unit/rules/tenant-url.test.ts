import { parseTenantUrl } from '../../../src/rules'

test.each<[given: string, origin: string]>([
  ['https://acme.eu.qlikcloud.com', 'https://acme.eu.qlikcloud.com'],
  ['https://acme.eu.qlikcloud.com/', 'https://acme.eu.qlikcloud.com'],
  ['https://ACME.eu.QlikCloud.com', 'https://acme.eu.qlikcloud.com'],
  ['HTTPS://acme.eu.qlikcloud.com:443', 'https://acme.eu.qlikcloud.com'],
  ['https://acme.us.qlikcloudgov.com:8443', 'https://acme.us.qlikcloudgov.com:8443'],
  ['http://localhost:4455', 'http://localhost:4455'],
  ['http://acme.localhost:4455', 'http://acme.localhost:4455'],
  ['https://acme.localhost', 'https://acme.localhost'],
])('takes %s', (given, origin) => {
  expect(parseTenantUrl(given)).toEqual({ ok: true, origin })
})

const ALLOWED =
  'A tenant URL is https:// and a host, such as "https://acme.eu.qlikcloud.com"; http:// is allowed for localhost and *.localhost only.'

test.each<[given: string, reason: string]>([
  ['', `The tenant URL is empty. ${ALLOWED}`],
  ['  ', `The tenant URL is empty. ${ALLOWED}`],
  [' https://acme.eu.qlikcloud.com', `The tenant URL begins or ends with white space. ${ALLOWED}`],
  ['acme.eu.qlikcloud.com', '"acme.eu.qlikcloud.com" has no scheme. Write "https://acme.eu.qlikcloud.com".'],
  [
    'acme.eu.qlikcloud.com/console?x=1',
    '"acme.eu.qlikcloud.com" has no scheme. Write "https://acme.eu.qlikcloud.com".',
  ],
  ['acme.localhost:4455', '"acme.localhost:4455" has no scheme. Write "http://acme.localhost:4455".'],
  [
    'http://acme.eu.qlikcloud.com',
    `"http://acme.eu.qlikcloud.com" is not https. ${ALLOWED} Write "https://acme.eu.qlikcloud.com".`,
  ],
  [
    'http://localhost.example.com',
    `"http://localhost.example.com" is not https. ${ALLOWED} Write "https://localhost.example.com".`,
  ],
  [
    'http://127.0.0.1:4455',
    `"http://127.0.0.1:4455" is not https. ${ALLOWED} Write "https://127.0.0.1:4455".`,
  ],
  [
    'ftp://acme.eu.qlikcloud.com',
    `"ftp://acme.eu.qlikcloud.com" is not https. ${ALLOWED} Write "https://acme.eu.qlikcloud.com".`,
  ],
  [
    'https://acme.eu.qlikcloud.com/api/v1',
    'The tenant URL for "acme.eu.qlikcloud.com" has a path; only scheme and host belong there. Write "https://acme.eu.qlikcloud.com".',
  ],
  [
    'https://acme.eu.qlikcloud.com?',
    'The tenant URL for "acme.eu.qlikcloud.com" has a query; only scheme and host belong there. Write "https://acme.eu.qlikcloud.com".',
  ],
  [
    'http://acme.localhost:99#x',
    'The tenant URL for "acme.localhost:99" has a fragment; only scheme and host belong there. Write "http://acme.localhost:99".',
  ],
  ['https://', `What is given as tenant URL (8 characters) is not a URL. ${ALLOWED}`],
  ['https://acme eu.com', `What is given as tenant URL (19 characters) is not a URL. ${ALLOWED}`],
  ['acme', `What is given as tenant URL (4 characters) is not a URL. ${ALLOWED}`],
  ['https://acme.eu.qlikcloud.com:99999', `"https://acme.eu.qlikcloud.com:99999" is not a URL. ${ALLOWED}`],
])('refuses %p and says what to write', (given, reason) => {
  expect(parseTenantUrl(given)).toEqual({ ok: false, reason })
})

// Base64 of a JSON Web Token's three parts, each longer than the label of a host name may be.
const API_KEY = ['eyJhbGciOiJFUzM4NCIsImtpZCI6Ij', 'eyJzdWJUeXBlIjoidXNlciIsInRlbmFudElk', 'c2lnbmF0dXJl']
  .map((part) => part.padEnd(80, 'canary'))
  .join('.')

test.each<[what: string, given: string]>([
  ['a password', 'https://admin:canary@acme.eu.qlikcloud.com'],
  ['a password without a scheme', 'admin:canary@acme.eu.qlikcloud.com'],
  ['a token in the query', 'https://acme.eu.qlikcloud.com/?token=canary'],
  ['a token in the query of no URL', 'https://:0/?token=canary'],
  ['an API key in the wrong place', API_KEY],
  ['an API key behind a scheme', `https://${API_KEY}:x`],
])('does not repeat %s', (_what, given) => {
  const parsed = parseTenantUrl(given)
  expect(parsed.ok).toBe(false)
  expect(JSON.stringify(parsed)).not.toContain('canary')
})
