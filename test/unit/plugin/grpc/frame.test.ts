import { frame, MAX_MESSAGE_BYTES, unframe } from '../../../../src/plugin/grpc/frame'

test('a message is preceded by a flag and its length', () => {
  expect(frame(Buffer.from('abc')).toString('hex')).toBe('0000000003616263')
  expect(unframe(Buffer.from('0000000003616263', 'hex'))).toEqual(Buffer.from('abc'))
  expect(unframe(frame(new Uint8Array(0)))).toEqual(Buffer.alloc(0))
})

test.each([
  ['no head', '00000000', 'internal', 'the request has no message'],
  ['compression', '0100000000', 'unimplemented', 'compressed messages are not supported'],
  ['too few bytes', '000000000361', 'internal', 'the request announces 3 bytes and has 1'],
  ['too many bytes', '000000000161616161', 'internal', 'the request announces 1 bytes and has 4'],
  [
    'four gigabytes',
    '00ffffffff',
    'resourceExhausted',
    `a message has at most ${String(MAX_MESSAGE_BYTES)} bytes`,
  ],
])('%s is refused', (_case, hex, status, text) => {
  expect(unframe(Buffer.from(hex, 'hex'))).toMatchObject({ status, text })
})
