import { integer, message, optional, repeated, string } from '../protobuf/message'
import { DIAGNOSTIC } from './diagnostic'
import { DYNAMIC_VALUE } from './values'

/** `google.protobuf.Timestamp` */
export const TIMESTAMP = { seconds: integer(1), nanos: integer(2) }

export const VALIDATE_EPHEMERAL_RESOURCE_CONFIG = {
  request: { typeName: string(1), config: message(2, DYNAMIC_VALUE) },
  response: { diagnostics: repeated(1, DIAGNOSTIC) },
}

export const OPEN_EPHEMERAL_RESOURCE = {
  request: { typeName: string(1), config: message(2, DYNAMIC_VALUE) },
  response: {
    diagnostics: repeated(1, DIAGNOSTIC),
    renewAt: message(2, TIMESTAMP),
    result: message(3, DYNAMIC_VALUE),
    private: optional(4, 'bytes'),
  },
}

export const RENEW_EPHEMERAL_RESOURCE = {
  request: { typeName: string(1), private: optional(2, 'bytes') },
  response: {
    diagnostics: repeated(1, DIAGNOSTIC),
    renewAt: message(2, TIMESTAMP),
    private: optional(3, 'bytes'),
  },
}

export const CLOSE_EPHEMERAL_RESOURCE = {
  request: { typeName: string(1), private: optional(2, 'bytes') },
  response: { diagnostics: repeated(1, DIAGNOSTIC) },
}
