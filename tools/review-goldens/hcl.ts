/** Public keys, as anybody may see them. */
export const KEY = {
  ...{ kty: 'EC', use: 'sig', alg: 'ES384', kid: '2026', crv: 'P-384' },
  x: 'L_133FsLBW1tzj5NegtK3BOxwjjRZs1AMV4Xb3tWhAps3WktuPEZthLUuOCN_Dcu',
  y: 'QF1QAZRfpj0pslhEkqVTWximmz6rW6M54O2eO1qUaXiiikdNgqzpaMJTOUq9W_u8',
}
export const OTHER_KEY = {
  ...KEY,
  x: '9rbDtARKx0PvtV9Rbz9nRzdsKlAtGgwCNmBnPERRV9EBvFcjWpDo7Nw6nQvGnhls',
  y: 'OUX4NFF3PTrO5eJZHswJ3sdgfIK6lJ3mJe9aaPH28X1hWCit1jF2NhTSRsAWZEKF',
}

/** The same, to encrypt for. */
export const RECIPIENT = { kty: KEY.kty, crv: KEY.crv, x: KEY.x, y: KEY.y }

const DEFAULTS = {
  app_type: 'web',
  client_name: 'Customer portal',
  redirect_uris: ['https://portal.example.com/callback'],
  allowed_scopes: ['user_default'],
}

/** A client, with what is not the usual. */
export function client(name: string, values: object): string {
  const lines = Object.entries({ ...DEFAULTS, ...values })
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => `  ${attribute} = ${hclValue(value)}\n`)
  return `resource "qlikcloud_oauth_client" "${name}" {\n${lines.join('')}}\n`
}

/** JSON is HCL but for objects, which need another sign. */
function hclValue(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1 = ')
}

/** A secret, with further lines of its block. */
export function secret(of: string, more = ''): string {
  return `resource "qlikcloud_oauth_client_secret" "${of}" {\n  client_id = qlikcloud_oauth_client.${of}.client_id\n${more}}\n`
}

export function publication(of: string): string {
  return `resource "qlikcloud_oauth_client_publication" "${of}" {\n  client_id = qlikcloud_oauth_client.${of}.client_id\n}\n`
}
