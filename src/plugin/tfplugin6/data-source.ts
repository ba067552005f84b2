import { message, repeated, string } from '../protobuf/message'
import { DIAGNOSTIC } from './diagnostic'
import { DYNAMIC_VALUE } from './values'

export const VALIDATE_DATA_RESOURCE_CONFIG = {
  request: { typeName: string(1), config: message(2, DYNAMIC_VALUE) },
  response: { diagnostics: repeated(1, DIAGNOSTIC) },
}

export const READ_DATA_SOURCE = {
  request: { typeName: string(1), config: message(2, DYNAMIC_VALUE) },
  response: { state: message(1, DYNAMIC_VALUE), diagnostics: repeated(2, DIAGNOSTIC) },
}
