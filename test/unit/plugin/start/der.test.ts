import {
  bitString,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  time,
  utf8String,
} from '../../../../src/plugin/start/der'

const hex = (bytes: Buffer) => bytes.toString('hex')
const at = (text: string) => Date.parse(text)

test.each([
  ['zero', integer(Buffer.from([0, 0])), '020100'],
  ['an integer in its shortest form', integer(Buffer.from([0, 0, 5])), '020105'],
  ['an integer that would look negative', integer(Buffer.from([0x80])), '02020080'],
  ['an object identifier', oid('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
  ['a bit string with unused bits', bitString(Buffer.from([0x84]), 2), '03020284'],
  ['a text', utf8String('é'), '0c02c3a9'],
  ['an explicit tag', explicit(3, integer(Buffer.from([1]))), 'a303020101'],
  ['an implicit tag', implicit(2, Buffer.from('a')), '820161'],
  ['a sequence of nothing', sequence(), '3000'],
  ['a time before 2050', time(at('2049-12-31T23:59:59.999Z')), `170d${hex(Buffer.from('491231235959Z'))}`],
  ['a time from 2050', time(at('2050-01-01T00:00:00Z')), `180f${hex(Buffer.from('20500101000000Z'))}`],
])('%s', (_case, encoded, expected) => {
  expect(hex(encoded)).toBe(expected)
})

test.each([
  [127, '047f'],
  [128, '048180'],
  [255, '0481ff'],
  [256, '04820100'],
])('a length of %d', (length, head) => {
  expect(hex(octetString(Buffer.alloc(length))).slice(0, head.length)).toBe(head)
})
