import { COMMENT_MAX_CHARS, renderMarkdown, renderTerminal } from '../../../src/review'
import { changeJson, clientValues, CLIENT, planText, reportOf } from './plan-json'

const distinct = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) =>
    changeJson({
      address: `${CLIENT}.client_${index}`,
      before: clientValues(),
      after: clientValues(
        index < 3
          ? { allowed_scopes: ['admin.apps', `scope.number-${index}`, 'user_default'] }
          : { description: `${index} ${'x'.repeat(length)}` },
      ),
    }),
  )

const sizes: readonly [name: string, count: number][] = [
  ['a hundred groups', 100],
  ['as many groups as lose their details', 300],
  ['five thousand groups', 5000],
]

test.each(sizes)('%s fit into a comment', async (_name, count) => {
  const text = renderMarkdown(await reportOf({ acme: planText(distinct(count, 300)) }))
  expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_CHARS)
  // What matters most is there in full, and the figures are those of everything.
  expect(text).toContain(`**${count} changes: 3 broaden access, ${count - 3} are neutral**`)
  for (const scope of ['scope.number-0', 'scope.number-1', 'scope.number-2']) expect(text).toContain(scope)
})

test('says what was left out', async () => {
  const text = renderMarkdown(await reportOf({ acme: planText(distinct(5000, 10)) }))
  const [, shortened, groups, changes, neutral] =
    /_Too long for a comment: (\d+) groups are shortened; (\d+) groups are left out, with (\d+) changes: (\d+) are neutral\. /.exec(
      text,
    ) ?? []
  expect(groups).toBe(changes)
  expect(changes).toBe(neutral)
  const shown = text.match(/^(?:### |- )[▲•] \*\*/gm)?.length ?? 0
  expect(shown + Number(groups)).toBe(5000)
  expect(Number(shortened)).toBeLessThanOrEqual(shown)
  expect(text.length).toBeGreaterThan(COMMENT_MAX_CHARS - 1000)
})

test('keeps to any limit that leaves room for the figures', async () => {
  const report = await reportOf({ acme: planText(distinct(50, 10)) })
  for (const maxChars of [1000, 2000, 4000, 8000]) {
    expect(renderMarkdown(report, { maxChars }).length).toBeLessThanOrEqual(maxChars)
  }
})

test('nothing that comes from a plan is markup, a mention, or speaks to the terminal', async () => {
  const name = '</summary> **@all** `code` | [x](https://evil.example) \u001b[2J\u202eevil\u200b'
  const report = await reportOf({
    'plan @all': planText([
      changeJson({
        address: `${CLIENT}.it["@all | <b>"]`,
        before: clientValues({ client_name: name }),
        after: clientValues({ client_name: name, redirect_uris: ['https://evil.example/`x`', 'a\nb'] }),
      }),
    ]),
  })
  const markdown = renderMarkdown(report)
  expect(markdown).toContain(
    '`` </summary> **@all** `code` | [x](https://evil.example) \\u{1b}[2J\\u{202e}evil\\u{200b} `` in plan &#64;all'
      .replace('\\u{200b} ``', '\\u{200b}``')
      .replace('`` </', '``</'),
  )
  expect(markdown).toContain('+ ``https://evil.example/`x` ``'.replace('+ ``h', '+ `` h'))
  const terminal = renderTerminal(report)
  for (const text of [markdown, terminal]) {
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/)
  }
  expect(terminal).toContain('a\\u{a}b')
})
