import protobuf from 'protobufjs'
import type { Field, Message } from '../../../../src/plugin/protobuf/message'
import * as dataSource from '../../../../src/plugin/tfplugin6/data-source'
import * as diagnostic from '../../../../src/plugin/tfplugin6/diagnostic'
import * as ephemeral from '../../../../src/plugin/tfplugin6/ephemeral-resource'
import * as functions from '../../../../src/plugin/tfplugin6/function'
import * as provider from '../../../../src/plugin/tfplugin6/provider'
import * as resource from '../../../../src/plugin/tfplugin6/resource'
import * as schema from '../../../../src/plugin/tfplugin6/schema'
import * as values from '../../../../src/plugin/tfplugin6/values'
import { PROTO, protoType } from './proto'

interface Call {
  readonly request: Message
  readonly response: Message
}

const MESSAGES: readonly (readonly [string, Message])[] = [
  ['DynamicValue', values.DYNAMIC_VALUE],
  ['RawState', values.RAW_STATE],
  ['AttributePath', diagnostic.ATTRIBUTE_PATH],
  ['Diagnostic', diagnostic.DIAGNOSTIC],
  ['FunctionError', diagnostic.FUNCTION_ERROR],
  ['Schema', schema.SCHEMA],
  ['Schema.Object', schema.NESTED_OBJECT],
  ['Function', functions.FUNCTION],
  ['ServerCapabilities', provider.SERVER_CAPABILITIES],
  ['ClientCapabilities', provider.CLIENT_CAPABILITIES],
  ['Timestamp', ephemeral.TIMESTAMP],
  ['ImportResourceState.ImportedResource', resource.IMPORTED_RESOURCE],
]

const CALLS: readonly (readonly [string, Call])[] = [
  ['GetMetadata', provider.GET_METADATA],
  ['GetProviderSchema', provider.GET_PROVIDER_SCHEMA],
  ['ValidateProviderConfig', provider.VALIDATE_PROVIDER_CONFIG],
  ['ConfigureProvider', provider.CONFIGURE_PROVIDER],
  ['StopProvider', provider.STOP_PROVIDER],
  ['ValidateResourceConfig', resource.VALIDATE_RESOURCE_CONFIG],
  ['UpgradeResourceState', resource.UPGRADE_RESOURCE_STATE],
  ['ReadResource', resource.READ_RESOURCE],
  ['PlanResourceChange', resource.PLAN_RESOURCE_CHANGE],
  ['ApplyResourceChange', resource.APPLY_RESOURCE_CHANGE],
  ['ImportResourceState', resource.IMPORT_RESOURCE_STATE],
  ['MoveResourceState', resource.MOVE_RESOURCE_STATE],
  ['ValidateDataResourceConfig', dataSource.VALIDATE_DATA_RESOURCE_CONFIG],
  ['ReadDataSource', dataSource.READ_DATA_SOURCE],
  ['ValidateEphemeralResourceConfig', ephemeral.VALIDATE_EPHEMERAL_RESOURCE_CONFIG],
  ['OpenEphemeralResource', ephemeral.OPEN_EPHEMERAL_RESOURCE],
  ['RenewEphemeralResource', ephemeral.RENEW_EPHEMERAL_RESOURCE],
  ['CloseEphemeralResource', ephemeral.CLOSE_EPHEMERAL_RESOURCE],
  ['GetFunctions', functions.GET_FUNCTIONS],
  ['CallFunction', functions.CALL_FUNCTION],
]

const ALL = [
  ...MESSAGES,
  ...CALLS.flatMap(([name, { request, response }]): (readonly [string, Message])[] => [
    [`${name}.Request`, request],
    [`${name}.Response`, response],
  ]),
]

test.each(ALL)('%s has the numbers and types of the protocol', (name, table) => {
  expect(breaches(name, table, protoType(name))).toEqual([])
})

test('every call of protocol 6.8 has its tables', () => {
  const { nestedArray } = PROTO.define('tfplugin6')
  const calls = nestedArray.filter((one) => one instanceof protobuf.Type && one.get('Request') !== null)
  expect(CALLS.map(([name]) => name).sort()).toEqual(calls.map(({ name }) => name).sort())
})

const INTEGERS = new Set(['int32', 'int64'])

function breaches(at: string, table: Message, type: protobuf.Type): readonly string[] {
  return Object.entries(table).flatMap(([name, field]) => {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const theirs = type.fieldsArray.find(
      (one) => [one.name, snakeOf(one.name)].includes(snake) || one.id === field.number,
    )
    if (theirs === undefined) return [`${at}.${name}: the protocol has no such field`]
    return fieldBreaches(`${at}.${name}`, snake, field, theirs)
  })
}

function fieldBreaches(at: string, snake: string, field: Field, theirs: protobuf.Field): readonly string[] {
  const found: string[] = []
  if (theirs.id !== field.number) found.push(`${at}: number ${String(theirs.id)}`)
  if (snakeOf(theirs.name) !== snake) found.push(`${at}: is called ${theirs.name}`)
  if (ruleOf(theirs) !== field.rule) found.push(`${at}: ${ruleOf(theirs)}, not ${field.rule}`)
  const { resolvedType } = theirs
  if (typeof field.type === 'string') {
    if (scalarOf(theirs) !== field.type) found.push(`${at}: ${theirs.type}, not ${field.type}`)
  } else if (resolvedType !== null && 'fieldsArray' in resolvedType) {
    found.push(...breaches(at, field.type, resolvedType))
  } else {
    found.push(`${at}: is no message`)
  }
  return found
}

function snakeOf(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
}

/** For a message, `optional` says nothing more than `singular`. */
function ruleOf(field: protobuf.Field): string {
  if (field.map) return 'map'
  if (field.repeated) return 'repeated'
  const isScalar = field.resolvedType === null || 'values' in field.resolvedType
  return field.partOf && isScalar ? 'optional' : 'singular'
}

function scalarOf({ type, resolvedType }: protobuf.Field): string {
  // An encoded message looks like bytes, which the table of a recursive message makes use of.
  if (resolvedType !== null) return 'values' in resolvedType ? 'integer' : 'bytes'
  return INTEGERS.has(type) ? 'integer' : type
}
