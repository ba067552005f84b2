import { integer, message, optional, repeated, string } from '../protobuf/message'

/** A `oneof`: exactly one is there. */
const STEP = {
  attributeName: optional(1, 'string'),
  elementKeyString: optional(2, 'string'),
  elementKeyInt: optional(3, 'integer'),
}

export const ATTRIBUTE_PATH = { steps: repeated(1, STEP) }

export const SEVERITY = { error: 1, warning: 2 } as const

export const DIAGNOSTIC = {
  severity: integer(1),
  summary: string(2),
  detail: string(3),
  attribute: message(4, ATTRIBUTE_PATH),
}

export const FUNCTION_ERROR = { text: string(1), functionArgument: optional(2, 'integer') }
