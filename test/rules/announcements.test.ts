import { parseAnnouncement } from './harness/expectation'
import { differences, findingsIn, type Finding } from './harness/finding'

const FINDING: Finding = {
  severity: 'error',
  summary: 'Redirect URI with a scheme that is not allowed',
  detail: 'redirect_uris contains "http://app.example.com/". Use https. (redirect/scheme)',
  snippet: { context: 'resource "qlikcloud_oauth_client" "it"', code: '  redirect_uris = [' },
}
const ON_THE_BLOCK: Finding = {
  ...FINDING,
  detail: 'redirect_uris is empty. (redirect/required)',
  snippet: { context: null, code: 'resource "qlikcloud_oauth_client" "it" {' },
}
const missing = (comment: string, finding = FINDING): readonly string[] =>
  differences(parseAnnouncement(comment).expected, [finding]).missing

describe('an announcement', () => {
  test.each([
    ['# expect: error redirect/scheme at redirect_uris', FINDING],
    ['# expect: error redirect/scheme at redirect_uris: "http://app.example.com/"', FINDING],
    ['# expect at apply: error redirect/scheme at redirect_uris', FINDING],
    ['# expect: error redirect/required at redirect_uris (on the block)', ON_THE_BLOCK],
    ['# expect: error "Null" at block', { ...ON_THE_BLOCK, summary: 'Null', detail: 'Null.' }],
  ])('%s is met', (comment, finding) => {
    expect(missing(comment, finding)).toEqual([])
  })

  test.each([
    ['of another severity', 'warning redirect/scheme at redirect_uris'],
    ['of another rule', 'error redirect/absolute at redirect_uris'],
    ['at another attribute', 'error redirect/scheme at allowed_scopes'],
    ['at a block', 'error redirect/scheme at redirect_uris (on the block)'],
    ['with another text', 'error redirect/scheme at redirect_uris: "http://localhost/"'],
    ['that is no rule', 'error "Redirect URI with a scheme that is not allowed" at redirect_uris'],
  ])('%s is not met', (_difference, announced) => {
    expect(missing(`# expect: ${announced}`)).toEqual([announced])
  })

  test('is met by one finding only', () => {
    const twice = '# expect: error redirect/scheme at redirect_uris\n'.repeat(2)
    expect(missing(twice)).toEqual(['error redirect/scheme at redirect_uris'])
  })

  test('that is misspelt is an error of the file', () => {
    expect(() => parseAnnouncement('# expect: eror redirect/scheme at redirect_uris')).toThrow(
      "can't be read: # expect: eror redirect/scheme at redirect_uris",
    )
    expect(() => parseAnnouncement('# Plan only, for now')).toThrow("can't be read: # Plan only, for now")
  })
})

test('a finding that nobody announced is unexpected', () => {
  expect(differences([], [FINDING]).unexpected).toEqual([
    'error Redirect URI with a scheme that is not allowed at redirect_uris = [: redirect_uris contains "http://app.example.com/". Use https. (redirect/scheme)',
  ])
})

test("diagnostics are told from Terraform's other lines, and repeated ones counted once", () => {
  const line = JSON.stringify({ type: 'diagnostic', diagnostic: FINDING })
  expect(findingsIn(`Warning: x\n{"type":"version"}\n${line}\n${line}\n`)).toEqual([FINDING])
})
