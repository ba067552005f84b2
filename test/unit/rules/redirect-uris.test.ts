import fc from 'fast-check'
import { knownFacts, OAUTH_CLIENT_RULES, snakeCase, violations } from '../../../src/rules'
import { NATIVE, WEB } from './clients'

function errorsOf(uri: string, client = WEB): readonly string[] {
  const facts = knownFacts({ ...client, redirectUris: [uri] })
  return violations(OAUTH_CLIENT_RULES, facts, { naming: snakeCase })
    .filter(({ severity }) => severity === 'error')
    .map(({ detail }) => detail)
}

/** Not one of ours: the parser of browsers and of Node. */
function browsersAccept(uri: string): boolean {
  try {
    return new URL(uri).protocol === 'https:'
  } catch {
    return false
  }
}

/** What browsers repair in silence, such as "https:host" and "https:\\host", is no absolute URI as the RFC has it. */
const NAMES_A_HOST = /^https:\/\/[^/?#\\]/i

/** No fragment, no blank, and short enough. */
const isPlain = (uri: string): boolean => !/[#\s\p{Cc}]/u.test(uri) && Array.from(uri).length <= 256

const isFit = (uri: string): boolean => browsersAccept(uri) && NAMES_A_HOST.test(uri) && isPlain(uri)

const label = fc.stringMatching(/^[A-Za-z0-9](?:[a-z0-9_-]{0,20}[a-z0-9])?$/)
const host = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.')),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom(
    'bücher.example',
    '例え.テスト',
    'xn--bcher-kva.example',
    'مثال.إختبار',
    'LOCALHOST',
    'a.b.',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const rest = fc.oneof(
  fc.constant(''),
  fc.webPath().map((path) => `/${path}`),
  fc.webQueryParameters().map((query) => `/?${query}`),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `/${text}`),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `?${text}`),
)

/** Addresses as people write them, and as nobody would. */
const address = fc
  .record({
    scheme: fc.constantFrom('https', 'HTTPS', 'Https'),
    user: fc.option(fc.constantFrom('user', 'user:word'), { nil: undefined, freq: 10 }),
    host,
    port: fc.option(fc.nat(65_535), { nil: undefined }),
    rest,
  })
  .map(
    (part) =>
      `${part.scheme}://${part.user === undefined ? '' : `${part.user}@`}${part.host}${part.port === undefined ? '' : `:${String(part.port)}`}${part.rest}`,
  )
const anything = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `https://${text}`)

test('no address is refused that browsers accept, with https, a host, no fragment, no blank, and short enough', () => {
  fc.assert(
    fc.property(fc.oneof(address, anything).filter(isFit), (uri) => {
      expect(errorsOf(uri)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('no link of an app is refused whose scheme is one of its own', () => {
  const scheme = fc
    .stringMatching(/^[A-Za-z][a-z0-9+.-]{0,40}$/)
    .filter((text) => !/^(https?|javascript|data|vbscript|file|about|blob|ftp|wss?)$/i.test(text))
  const link = fc
    .tuple(scheme, fc.string({ unit: 'grapheme', maxLength: 40 }))
    .map(([own, text]) => `${own}://${text}`)
    .filter((uri) => isPlain(uri))
  fc.assert(
    fc.property(link, (uri) => {
      expect(errorsOf(uri, NATIVE)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

const FLAWS: readonly (readonly [uri: string, says: string])[] = [
  ['/callback', 'has a scheme and a host'],
  ['localhost:3000/callback', 'has a scheme and a host'],
  ['app.example.com:8443', 'has a scheme and a host'],
  ['https:///callback', 'has a scheme and a host'],
  ['https://app.example.com/\n', 'no blanks, line breaks or control characters'],
  ['com.example.my_app://callback', 'A scheme begins with an ASCII letter'],
  ['1app://callback', 'A scheme begins with an ASCII letter'],
  ['https://app.example.com:65536/', 'Its host or its port cannot exist'],
  ['https://[2001:db8::1/', 'Its host or its port cannot exist'],
]

test.each(FLAWS)('%j is refused for what is wrong with it', (uri, says) => {
  const shown = JSON.stringify(uri)
  expect(errorsOf(uri, NATIVE)).toEqual([
    expect.stringContaining(`redirect_uris contains ${shown}. `) as unknown,
  ])
  expect(errorsOf(uri, NATIVE)[0]).toContain(says)
  expect(errorsOf(uri, NATIVE)[0]).toMatch(/\(redirect\/absolute\)$/)
})
