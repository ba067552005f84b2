import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  time,
  TRUE,
  utf8String,
} from './der'

export interface Identity {
  /** DER; the handshake line carries it, and Terraform trusts nothing else. */
  readonly certificate: Buffer
  readonly privateKey: KeyObject
}

const HOUR_MS = 3_600_000
const VALIDITY_MS = 365 * 24 * HOUR_MS

/** What go-plugin's client asks the certificate for. */
const HOST = 'localhost'

/** A fresh P-256 key with a certificate signed by itself (RFC 5280); neither is ever stored. */
export function createIdentity(now: number): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = tbsCertificate(publicKey.export({ type: 'spki', format: 'der' }), now)
  const certificate = sequence(body, ECDSA_WITH_SHA256, bitString(sign('sha256', body, privateKey)))
  return { certificate, privateKey }
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))

function tbsCertificate(publicKey: Buffer, now: number): Buffer {
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8String(HOST))))
  return sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - HOUR_MS), time(now + VALIDITY_MS)),
    name,
    publicKey,
    explicit(3, EXTENSIONS),
  )
}

/** It signs itself, so it is an authority; go-plugin's certificates are both server's and client's. */
const EXTENSIONS = sequence(
  // basicConstraints
  sequence(oid('2.5.29.19'), TRUE, octetString(sequence(TRUE))),
  // keyUsage: digitalSignature (bit 0) and keyCertSign (bit 5)
  sequence(oid('2.5.29.15'), TRUE, octetString(bitString(Buffer.from([0b1000_0100]), 2))),
  // extKeyUsage: serverAuth, clientAuth
  sequence(oid('2.5.29.37'), octetString(sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2')))),
  // subjectAltName: dNSName
  sequence(oid('2.5.29.17'), octetString(sequence(implicit(2, Buffer.from(HOST))))),
)
