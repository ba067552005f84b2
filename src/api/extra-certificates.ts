import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'

/**
 * The certificate authorities to trust, when the launcher of the provider has moved NODE_EXTRA_CA_CERTS into
 * QLIKCLOUD_EXTRA_CA_CERTS: Node reads the former at every start, which costs some 40 ms, needed or not. Read
 * here, with the first connection, the meaning is the same: in addition to Node's own, and a file that cannot be read
 * is ignored with a warning.
 *
 * `undefined` stands for Node's own list.
 */
export function extraCertificates(
  environment: NodeJS.ProcessEnv,
  warn: (message: string) => void,
): string[] | undefined {
  const file = environment['QLIKCLOUD_EXTRA_CA_CERTS']
  if (file === undefined || file === '') return undefined
  try {
    return [...rootCertificates, readFileSync(file, 'utf8')]
  } catch {
    warn('the file named in QLIKCLOUD_EXTRA_CA_CERTS cannot be read and is ignored')
    return undefined
  }
}
