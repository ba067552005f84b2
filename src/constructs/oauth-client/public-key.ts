/**
 * A public key of a client that authenticates with `private_key_jwt`, as a JSON Web Key.
 * @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/
 */
export interface PublicKey {
  /** `RSA` or `EC`. */
  readonly kty: string
  /** `sig`. */
  readonly use: string
  /** `RS256`, `RS512` or `ES384`. */
  readonly alg: string
  /** Name of the key, which the assertion's header repeats. One of its own for each key. */
  readonly kid: string
  /**
   * Modulus of an RSA key, of 2048 bits or more.
   * @default - none, for EC keys
   */
  readonly n?: string
  /**
   * Exponent of an RSA key.
   * @default - none, for EC keys
   */
  readonly e?: string
  /**
   * Curve of an EC key: `P-384`.
   * @default - none, for RSA keys
   */
  readonly crv?: string
  /**
   * First coordinate of an EC key.
   * @default - none, for RSA keys
   */
  readonly x?: string
  /**
   * Second coordinate of an EC key.
   * @default - none, for RSA keys
   */
  readonly y?: string

  /** The members of a private key (RFC 7518 section 6) do not belong here. @default - never given */
  readonly d?: never
  /** @default - never given */
  readonly p?: never
  /** @default - never given */
  readonly q?: never
  /** @default - never given */
  readonly dp?: never
  /** @default - never given */
  readonly dq?: never
  /** @default - never given */
  readonly qi?: never
  /** @default - never given */
  readonly k?: never
}
