import { bool, bytes, integer, map, message, repeated, string } from '../protobuf/message'
import { DIAGNOSTIC, FUNCTION_ERROR } from './diagnostic'
import { DYNAMIC_VALUE } from './values'

export const PARAMETER = {
  name: string(1),
  type: bytes(2),
  allowNullValue: bool(3),
  allowUnknownValues: bool(4),
  description: string(5),
  descriptionKind: integer(6),
}

export const RETURN = { type: bytes(1) }

export const FUNCTION = {
  parameters: repeated(1, PARAMETER),
  variadicParameter: message(2, PARAMETER),
  return: message(3, RETURN),
  summary: string(4),
  description: string(5),
  descriptionKind: integer(6),
}

export const GET_FUNCTIONS = {
  request: {},
  response: { functions: map(1, FUNCTION), diagnostics: repeated(2, DIAGNOSTIC) },
}

export const CALL_FUNCTION = {
  request: { name: string(1), arguments: repeated(2, DYNAMIC_VALUE) },
  response: { result: message(1, DYNAMIC_VALUE), error: message(2, FUNCTION_ERROR) },
}
