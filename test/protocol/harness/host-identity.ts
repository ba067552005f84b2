import { createIdentity } from '../../../src/plugin/start/identity'

/** What Terraform is to a plugin: a key and a certificate, in PEM. */
export interface HostIdentity {
  readonly certificate: string
  readonly key: string
}

export function createHostIdentity(): HostIdentity {
  const { certificate, privateKey } = createIdentity(Date.now())
  return {
    certificate: toPem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

export function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`
}
