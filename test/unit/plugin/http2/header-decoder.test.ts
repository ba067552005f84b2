import { encodeHeaders } from '../../../../src/plugin/http2/encode-headers'
import { HeaderDecoder } from '../../../../src/plugin/http2/header-decoder'

const decoded = (decoder: HeaderDecoder, hex: string) =>
  Object.fromEntries(decoder.decode(Buffer.from(hex.replace(/ /g, ''), 'hex')))

test.each([
  [
    'plain (C.3)',
    [
      '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '8286 84be 5808 6e6f 2d63 6163 6865',
      '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
    ],
  ],
  [
    'compressed (C.4)',
    [
      '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
      '8286 84be 5886 a8eb 1064 9cbf',
      '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
    ],
  ],
])('reads the requests of RFC 7541, %s, with the table that they build', (_case, blocks) => {
  const decoder = new HeaderDecoder()
  const authority = { ':authority': 'www.example.com' }
  expect(blocks.map((hex) => decoded(decoder, hex))).toEqual([
    { ':method': 'GET', ':scheme': 'http', ':path': '/', ...authority },
    { ':method': 'GET', ':scheme': 'http', ':path': '/', ...authority, 'cache-control': 'no-cache' },
    {
      ':method': 'GET',
      ':scheme': 'https',
      ':path': '/index.html',
      ...authority,
      'custom-key': 'custom-value',
    },
  ])
})

test('forgets the oldest entries when the table is full, and all of them when it is made empty', () => {
  const decoder = new HeaderDecoder()
  // 80 entries of 32 bytes and 20 characters: the first of them no longer has room.
  const literal = (name: string) =>
    `40 0a ${Buffer.from(name).toString('hex')} 0a ${Buffer.from(name).toString('hex')}`
  for (let index = 0; index < 80; index += 1)
    decoded(decoder, literal(`name-${String(index).padStart(5, '0')}`))
  // 4096 / 52 = 78 entries: indices 62 to 139.
  expect(decoded(decoder, 'be')).toEqual({ 'name-00079': 'name-00079' })
  expect(decoded(decoder, 'ff 0c')).toEqual({ 'name-00002': 'name-00002' })
  expect(() => decoded(decoder, 'ff 0d')).toThrow(
    'a header block names an entry that the table does not have',
  )
  decoded(decoder, '20')
  expect(() => decoded(decoder, 'be')).toThrow('a header block names an entry that the table does not have')
})

test.each([
  ['index 0', '80', 'names an entry that the table does not have'],
  ['a larger table than was agreed', '3f e2 1f', 'makes the table larger than was agreed'],
  ['a string that is cut off', '40 05 61 62', 'ends in the middle of a string'],
  ['a number that is cut off', 'ff', 'ends in the middle of a number'],
  ['an endless number', 'ff ff ff ff ff ff ff ff ff ff ff 7f', 'has a number that is too large'],
  ['an endless number of zeros', 'ff 80 80 80 80 80 80 80 80 80 80 00', 'has a number that is too large'],
])('refuses %s', (_case, hex, reason) => {
  expect(() => decoded(new HeaderDecoder(), hex)).toThrow(`a header block ${reason}`)
})

test('reads what the encoder writes, whatever the length', () => {
  const fields = [0, 1, 126, 127, 128, 254, 255, 16_000].map((length): [string, string] => [
    `length-${String(length)}`,
    'x'.repeat(length),
  ])
  expect([...new HeaderDecoder().decode(encodeHeaders(fields))]).toEqual(fields)
})
