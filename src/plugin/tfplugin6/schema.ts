import { bool, bytes, integer, message, repeated, string } from '../protobuf/message'

export const STRING_KIND = { plain: 0, markdown: 1 } as const

export const NESTING = { single: 1, list: 2, set: 3, map: 4 } as const

export const ATTRIBUTE = {
  name: string(1),
  type: bytes(2),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  descriptionKind: integer(8),
  deprecated: bool(9),
  /** An encoded {@link NESTED_OBJECT}, which looks the same on the wire: a table can't contain itself. */
  nestedType: bytes(10),
  writeOnly: bool(11),
}

/** `Schema.Object` */
export const NESTED_OBJECT = { attributes: repeated(1, ATTRIBUTE), nesting: integer(3) }

export const BLOCK = {
  version: integer(1),
  attributes: repeated(2, ATTRIBUTE),
  description: string(4),
  descriptionKind: integer(5),
  deprecated: bool(6),
}

export const SCHEMA = { version: integer(1), block: message(2, BLOCK) }
