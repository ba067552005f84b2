import { readFileSync } from 'node:fs'
import { createSecureContext, rootCertificates } from 'node:tls'
import type { SecureContext } from 'node:tls'

/** By file: to parse all authorities takes some milliseconds, and a fleet has a thousand tenants to connect to. */
const contexts = new Map<string, SecureContext>()

/**
 * The certificate authorities to trust, when the launcher of the provider has moved NODE_EXTRA_CA_CERTS into
 * QLIKCLOUD_EXTRA_CA_CERTS: Node reads the former at every start, which costs some 40 ms, needed or not. Read
 * here, with the first connection, the meaning is the same: in addition to Node's own. `undefined` when the file cannot
 * be read.
 */
export function withExtraCertificates(file: string): SecureContext | undefined {
  const already = contexts.get(file)
  if (already !== undefined) return already
  try {
    const context = createSecureContext({ ca: [...rootCertificates, readFileSync(file, 'utf8')] })
    contexts.set(file, context)
    return context
  } catch {
    return undefined
  }
}
