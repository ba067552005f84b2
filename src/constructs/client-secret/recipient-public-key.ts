/**
 * The public key of whoever is to have a secret, as a JSON Web Key: what `publicKey.export({ format: 'jwk' })` of
 * `node:crypto` gives. One with private members is refused at synth.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-6
 */
export interface RecipientPublicKey {
  /**
   * `RSA` or `EC`.
   * @default - none, which the plan refuses
   */
  readonly kty?: string | undefined
  /**
   * Modulus of an RSA key, of 2048 bits or more.
   * @default - none, for EC keys
   */
  readonly n?: string | undefined
  /**
   * Exponent of an RSA key.
   * @default - none, for EC keys
   */
  readonly e?: string | undefined
  /**
   * Curve of an EC key: `P-256`, `P-384` or `P-521`.
   * @default - none, for RSA keys
   */
  readonly crv?: string | undefined
  /**
   * First coordinate of an EC key.
   * @default - none, for RSA keys
   */
  readonly x?: string | undefined
  /**
   * Second coordinate of an EC key.
   * @default - none, for RSA keys
   */
  readonly y?: string | undefined
  /**
   * What the key is for: `enc`.
   * @default - not said
   */
  readonly use?: unknown
  /**
   * The algorithm that the key is for: `RSA-OAEP-256` or `ECDH-ES`.
   * @default - the one of its type
   */
  readonly alg?: unknown
  /**
   * Name of the key.
   * @default - none
   */
  readonly kid?: unknown
}

/** The key as Terraform takes it: a JWK as JSON text. */
export function recipientText(key: string | RecipientPublicKey): string {
  return typeof key === 'string' ? key : JSON.stringify(key)
}
