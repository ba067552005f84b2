import { generateKeyPairSync, sign } from 'node:crypto'

/** Tag, length and content in DER (X.690, section 8.1). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const SEQUENCE = 0x30
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const ECDSA_WITH_SHA256 = der(SEQUENCE, hex('06082a8648ce3d040302'))

/** A key and a certificate that it signed itself (RFC 5280, section 4.1), for one host, made for one test run. */
export function selfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const commonName = der(SEQUENCE, hex('0603550403'), der(0x0c, Buffer.from(host)))
  const name = der(SEQUENCE, der(0x31, commonName))
  const validity = der(
    SEQUENCE,
    der(0x17, Buffer.from('200101000000Z')),
    der(0x17, Buffer.from('491231235959Z')),
  )
  const altName = der(SEQUENCE, der(0x82, Buffer.from(host)))
  const extensions = der(0xa3, der(SEQUENCE, der(SEQUENCE, hex('0603551d11'), der(0x04, altName))))
  const body = der(
    SEQUENCE,
    hex('a003020102'),
    hex('020101'),
    ECDSA_WITH_SHA256,
    name,
    validity,
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    extensions,
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const base64 = der(SEQUENCE, body, ECDSA_WITH_SHA256, signature).toString('base64')
  return {
    key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n`,
  }
}
