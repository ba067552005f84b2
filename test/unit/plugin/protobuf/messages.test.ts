import fc from 'fast-check'
import { decodeMessage } from '../../../../src/plugin/protobuf/decode-message'
import { encodeMessage } from '../../../../src/plugin/protobuf/encode-message'
import { map, message, optional, repeated, string } from '../../../../src/plugin/protobuf/message'
import { CALL_FUNCTION } from '../../../../src/plugin/tfplugin6/function'
import { GET_METADATA } from '../../../../src/plugin/tfplugin6/provider'
import { PLAN_RESOURCE_CHANGE, UPGRADE_RESOURCE_STATE } from '../../../../src/plugin/tfplugin6/resource'
import { protoType } from './proto'

const bytes = fc.uint8Array({ maxLength: 40 })

test('another library reads what was written', () => {
  const type = protoType('PlanResourceChange.Response')
  fc.assert(
    fc.property(
      bytes,
      bytes,
      fc.string(),
      fc.array(fc.nat(2 ** 31 - 1)),
      (state, stored, summary, indexes) => {
        const written = encodeMessage(PLAN_RESOURCE_CHANGE.response, {
          plannedState: { msgpack: state },
          requiresReplace: indexes.map((elementKeyInt) => ({ steps: [{ elementKeyInt }] })),
          plannedPrivate: stored,
          diagnostics: [{ severity: 2, summary, attribute: { steps: [{ attributeName: summary }] } }],
        })
        const read = type.toObject(type.decode(written), { defaults: true, longs: Number, oneofs: true })

        expect(read).toMatchObject({
          plannedState: { msgpack: Buffer.from(state) },
          requiresReplace: indexes.map((elementKeyInt) => ({
            steps: [{ selector: 'elementKeyInt', elementKeyInt }],
          })),
          plannedPrivate: Buffer.from(stored),
          diagnostics: [
            {
              severity: 2,
              summary,
              detail: '',
              attribute: { steps: [{ selector: 'attributeName', attributeName: summary }] },
            },
          ],
        })
      },
    ),
  )
})

test('what another library wrote is read', () => {
  const type = protoType('UpgradeResourceState.Request')
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(
      text,
      fc.maxSafeInteger(),
      bytes,
      fc.dictionary(text, text),
      (typeName, version, json, flatmap) => {
        const written = type
          .encode(type.fromObject({ typeName, version, rawState: { json, flatmap } }))
          .finish()

        expect(decodeMessage(UPGRADE_RESOURCE_STATE.request, written)).toEqual({
          typeName,
          version,
          rawState: { json: expect.anything() as unknown, flatmap: new Map(Object.entries(flatmap)) },
        })
        expect(
          Buffer.from(decodeMessage(UPGRADE_RESOURCE_STATE.request, written).rawState?.json ?? []),
        ).toEqual(Buffer.from(json))
      },
    ),
  )
})

test('an absent scalar reads as its default, an absent message as undefined', () => {
  expect(decodeMessage(PLAN_RESOURCE_CHANGE.request, new Uint8Array(0))).toEqual({
    typeName: '',
    priorState: undefined,
    proposedNewState: undefined,
    config: undefined,
    priorPrivate: new Uint8Array(0),
  })
})

test('an optional field tells its default from its absence', () => {
  const type = protoType('CallFunction.Response')
  const zero = type.decode(
    encodeMessage(CALL_FUNCTION.response, { error: { text: 'no', functionArgument: 0 } }),
  )
  const absent = type.decode(encodeMessage(CALL_FUNCTION.response, { error: { text: 'no' } }))

  expect(type.toObject(zero, { longs: Number })).toEqual({ error: { text: 'no', functionArgument: 0 } })
  expect(type.toObject(absent, { longs: Number })).toEqual({ error: { text: 'no' } })
})

test('fields of a newer protocol are skipped, at every depth', () => {
  const inner = { name: string(1), added: repeated(9, 'string') }
  const newer = encodeMessage(
    { known: message(1, inner), added: optional(77, 'integer') },
    {
      known: { name: 'kept', added: ['x', 'y'] },
      added: 5,
    },
  )

  expect(decodeMessage({ known: message(1, { name: string(1) }) }, newer)).toEqual({
    known: { name: 'kept' },
  })
})

test('a field of another wire type than the table says is skipped', () => {
  const written = encodeMessage({ number: optional(1, 'integer') }, { number: 7 })
  expect(decodeMessage({ text: string(1) }, written)).toEqual({ text: '' })
})

test('a map entry without a key or value has their defaults', () => {
  const entry = { entries: repeated(1, {}) }
  const written = encodeMessage(entry, { entries: [{}] })
  const table = { texts: map(1, 'string'), messages: map(2, { name: string(1) }) }

  expect(decodeMessage(table, written).texts).toEqual(new Map([['', '']]))
  expect(decodeMessage({ messages: map(1, { name: string(1) }) }, written).messages).toEqual(
    new Map([['', { name: '' }]]),
  )
})

test('nothing is written for an empty answer', () => {
  expect(encodeMessage(GET_METADATA.response, {})).toHaveLength(0)
})

test.each([
  ['a length beyond the end', [0x0a, 0x05, 0x61]],
  ['a number that never ends', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ['a nested message beyond the end', [0x12, 0x02, 0x0a, 0x7f]],
  ['a field beyond its nested message', [0x12, 0x02, 0x0a, 0x03, 0x61, 0x61, 0x61]],
])('%s is refused', (_case, given) => {
  expect(() => decodeMessage(PLAN_RESOURCE_CHANGE.request, Uint8Array.from(given))).toThrow(
    /premature EOF|ends before|ends after|invalid varint/,
  )
})
