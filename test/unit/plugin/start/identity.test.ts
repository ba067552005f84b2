import { createPublicKey, X509Certificate } from 'node:crypto'
import { createIdentity } from '../../../../src/plugin/start/identity'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const { certificate: der, privateKey } = createIdentity(NOW)
const certificate = new X509Certificate(der)

test('the certificate is for localhost, by itself', () => {
  expect(certificate.subject).toBe('CN=localhost')
  expect(certificate.issuer).toBe('CN=localhost')
  expect(certificate.subjectAltName).toBe('DNS:localhost')
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkHost('example.com')).toBeUndefined()
})

test('the certificate is an authority that signed itself', () => {
  expect(certificate.ca).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkIssued(certificate)).toBe(true)
  expect(certificate.verify(new X509Certificate(createIdentity(NOW).certificate).publicKey)).toBe(false)
})

test('the key belongs to the certificate, and is of P-256', () => {
  expect(certificate.checkPrivateKey(privateKey)).toBe(true)
  expect(createPublicKey(privateKey).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
})

test('the certificate is for servers and clients', () => {
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
})

test('the certificate is valid from an hour ago, for clocks that differ, to a year from now', () => {
  expect(certificate.validFrom).toBe('Nov 24 09:00:00 2026 GMT')
  expect(certificate.validTo).toBe('Nov 24 10:00:00 2027 GMT')
})

test('every start has a key and a serial number of its own', () => {
  const other = new X509Certificate(createIdentity(NOW).certificate)
  expect(other.publicKey.equals(certificate.publicKey)).toBe(false)
  expect(other.serialNumber).not.toBe(certificate.serialNumber)
})

test('the certificate is well formed with any serial number', () => {
  for (let round = 0; round < 50; round += 1) {
    expect(new X509Certificate(createIdentity(NOW).certificate).subject).toBe('CN=localhost')
  }
})
