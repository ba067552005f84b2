/** Why a connection is given up, by the names and numbers of RFC 9113, section 7. */
export const ERROR_CODES = {
  noError: 0,
  protocolError: 1,
  flowControlError: 3,
  frameSizeError: 6,
  compressionError: 9,
  enhanceYourCalm: 11,
} as const

export type ErrorName = keyof typeof ERROR_CODES

/** The peer broke the protocol: the connection ends with GOAWAY. The reason quotes nothing that the peer sent. */
export class ConnectionFault extends Error {
  readonly code: ErrorName

  constructor(code: ErrorName, reason: string) {
    super(reason)
    this.code = code
  }
}
