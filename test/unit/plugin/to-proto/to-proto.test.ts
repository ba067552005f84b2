import {
  known,
  listOf,
  NUMBER,
  type Path,
  type ProviderFunction,
  type Schema,
  STRING,
} from '../../../../src/framework'
import { encodeMessage } from '../../../../src/plugin/protobuf/encode-message'
import { GET_FUNCTIONS } from '../../../../src/plugin/tfplugin6/function'
import { SCHEMA } from '../../../../src/plugin/tfplugin6/schema'
import { toDiagnostics } from '../../../../src/plugin/to-proto/diagnostics'
import { toFunctions } from '../../../../src/plugin/to-proto/function'
import { toSchema } from '../../../../src/plugin/to-proto/schema'
import { toTimestamp } from '../../../../src/plugin/to-proto/timestamp'
import { protoType } from '../protobuf/proto'

const READING = { longs: Number, enums: String, oneofs: false } as const

describe('a schema', () => {
  const schema: Schema = {
    version: 3,
    description: 'A *thing*.',
    deprecated: 'Use another.',
    attributes: {
      required: { type: STRING, mode: 'required', description: 'Needed.' },
      optional: { type: listOf(NUMBER), mode: 'optional', description: 'May be.', deprecated: 'Gone soon.' },
      computed: { type: STRING, mode: 'computed', description: 'Given.', sensitive: true },
      both: { type: STRING, mode: 'optional+computed', description: 'Either.', default: known('x') },
      secret: { type: STRING, mode: 'optional', description: 'Hidden.', writeOnly: true },
      nested: {
        mode: 'optional',
        description: 'A set of objects.',
        type: {
          kind: 'nested',
          nesting: 'set',
          attributes: {
            name: { type: STRING, mode: 'required', description: 'A name.' },
            deeper: {
              mode: 'computed',
              description: 'An object.',
              type: {
                kind: 'nested',
                nesting: 'single',
                attributes: { size: { type: NUMBER, mode: 'computed', description: 'A size.' } },
              },
            },
          },
        },
      },
    },
  }
  const type = protoType('Schema')
  const read = type.toObject(type.decode(encodeMessage(SCHEMA, toSchema(schema))), READING)

  test('is read by another library as it was meant', () => {
    const markdown = { descriptionKind: 'MARKDOWN' }
    expect(read).toEqual({
      version: 3,
      block: {
        version: 3,
        description: 'A *thing*.\n\n**Deprecated.** Use another.',
        deprecated: true,
        ...markdown,
        attributes: [
          {
            name: 'required',
            type: Buffer.from('"string"'),
            description: 'Needed.',
            required: true,
            ...markdown,
          },
          {
            name: 'optional',
            type: Buffer.from('["list","number"]'),
            description: 'May be.\n\n**Deprecated.** Gone soon.',
            optional: true,
            deprecated: true,
            ...markdown,
          },
          {
            name: 'computed',
            type: Buffer.from('"string"'),
            description: 'Given.',
            computed: true,
            sensitive: true,
            ...markdown,
          },
          {
            name: 'both',
            type: Buffer.from('"string"'),
            description: 'Either.',
            optional: true,
            computed: true,
            ...markdown,
          },
          {
            name: 'secret',
            type: Buffer.from('"string"'),
            description: 'Hidden.',
            optional: true,
            writeOnly: true,
            ...markdown,
          },
          {
            name: 'nested',
            description: 'A set of objects.',
            optional: true,
            ...markdown,
            nestedType: {
              nesting: 'SET',
              attributes: [
                {
                  name: 'name',
                  type: Buffer.from('"string"'),
                  description: 'A name.',
                  required: true,
                  ...markdown,
                },
                {
                  name: 'deeper',
                  description: 'An object.',
                  computed: true,
                  ...markdown,
                  nestedType: {
                    nesting: 'SINGLE',
                    attributes: [
                      {
                        name: 'size',
                        type: Buffer.from('"number"'),
                        description: 'A size.',
                        computed: true,
                        ...markdown,
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    })
  })
})

test('a function is read by another library as it was meant', () => {
  const join: ProviderFunction = {
    summary: 'Joins',
    description: 'Joins *all*.',
    parameters: [{ name: 'separator', type: STRING, description: 'Between.', allowUnknown: true }],
    variadic: { name: 'parts', type: NUMBER, description: 'To join.', allowNull: true },
    returns: listOf(STRING),
    call: () => ({ ok: false, text: 'never called' }),
  }
  const type = protoType('GetFunctions.Response')
  const bytes = encodeMessage(GET_FUNCTIONS.response, { functions: toFunctions(new Map([['join', join]])) })

  expect(type.toObject(type.decode(bytes), READING)).toEqual({
    functions: {
      join: {
        summary: 'Joins',
        description: 'Joins *all*.',
        descriptionKind: 'MARKDOWN',
        return: { type: Buffer.from('["list","string"]') },
        parameters: [
          {
            name: 'separator',
            type: Buffer.from('"string"'),
            description: 'Between.',
            descriptionKind: 'MARKDOWN',
            allowUnknownValues: true,
          },
        ],
        variadicParameter: {
          name: 'parts',
          type: Buffer.from('"number"'),
          description: 'To join.',
          descriptionKind: 'MARKDOWN',
          allowNullValue: true,
        },
      },
    },
  })
})

describe('a diagnostic', () => {
  const finding = (path: Path, detail = 'Too long.') =>
    toDiagnostics([{ severity: 'error', summary: 'No', detail, path }])

  test('has no place when it is about the whole', () => {
    expect(finding([])).toEqual([{ severity: 1, summary: 'No', detail: 'Too long.' }])
    expect(toDiagnostics([{ severity: 'warning', summary: 'Hm', detail: 'Well.' }])).toEqual([
      { severity: 2, summary: 'Hm', detail: 'Well.' },
    ])
  })

  test('has steps for attributes, list elements and map elements', () => {
    expect(finding(['hosts', 0, { key: 'a.b' }, 'port'])).toMatchObject([
      {
        attribute: {
          steps: [
            { attributeName: 'hosts' },
            { elementKeyInt: 0 },
            { elementKeyString: 'a.b' },
            { attributeName: 'port' },
          ],
        },
      },
    ])
  })

  test('says a nested place in its text, because Terraform does not show it', () => {
    expect(finding(['hosts', 1, 'port'])[0]?.detail).toBe('Too long. (at hosts[1].port)')
    expect(finding(['hosts'])[0]?.detail).toBe('Too long.')
    expect(finding(['hosts', 1, 'port'], 'Got 7 in hosts[1].port.')[0]?.detail).toBe(
      'Got 7 in hosts[1].port.',
    )
  })
})

test.each([
  [undefined, undefined],
  [0, { seconds: 0, nanos: 0 }],
  [1_500, { seconds: 1, nanos: 500_000_000 }],
  [4_102_444_800_250, { seconds: 4_102_444_800, nanos: 250_000_000 }],
  [-1, { seconds: -1, nanos: 999_000_000 }],
])('%p milliseconds as a timestamp', (milliseconds, timestamp) => {
  expect(toTimestamp(milliseconds)).toEqual(timestamp)
})
