import { decodeHuffman } from '../../../../src/plugin/http2/huffman'

/** Bits as bytes, filled up with ones. */
function packed(...codes: readonly (readonly [code: number, bits: number])[]): Buffer {
  const bits = codes.map(([code, length]) => code.toString(2).padStart(length, '0')).join('')
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)))
}

test.each([
  ['f1e3c2e5f23a6ba0ab90f4ff', 'www.example.com'],
  ['a8eb10649cbf', 'no-cache'],
  ['25a849e95ba97d7f', 'custom-key'],
  ['25a849e95bb8e8b4bf', 'custom-value'],
  ['', ''],
])('reads %s of RFC 7541, appendix C.4', (hex, text) => {
  expect(decodeHuffman(Buffer.from(hex, 'hex'))).toBe(text)
})

test.each([
  [0, 0x1ff8, 13],
  [1, 0x7fffd8, 23],
  [10, 0x3ffffffc, 30],
  [22, 0x3ffffffe, 30],
  [92, 0x7fff0, 19],
  [127, 0xffffffc, 28],
  [128, 0xfffe6, 20],
  [195, 0x7fff1, 19],
  [199, 0x1ffffec, 25],
  [203, 0x7ffffde, 27],
  [249, 0xffffffe, 28],
  [255, 0x3ffffee, 26],
])('byte %i has the code of RFC 7541, appendix B', (byte, code, bits) => {
  expect(decodeHuffman(packed([code, bits]))).toBe(String.fromCharCode(byte))
})

test.each([
  ['the end mark', packed([0x3fffffff, 30])],
  ['padding of a whole byte', Buffer.from('f1e3c2e5f23a6ba0ab90f4ffff', 'hex')],
  ['padding with zeros', Buffer.from([0b00000_000])],
])('%s is refused', (_case, bytes) => {
  expect(() => decodeHuffman(bytes)).toThrow('a header is not in the Huffman code')
})
