import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'

/**
 * The certificate authorities to trust, when the launcher of the provider has moved NODE_EXTRA_CA_CERTS into
 * QLIKCLOUD_EXTRA_CA_CERTS: Node reads the former at every start, which costs some 40 ms, needed or not. Read
 * here, with the first connection, the meaning is the same: in addition to Node's own. `undefined` when the file cannot
 * be read.
 */
export function withExtraCertificates(file: string): string[] | undefined {
  try {
    return [...rootCertificates, readFileSync(file, 'utf8')]
  } catch {
    return undefined
  }
}
