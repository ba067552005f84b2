import { fillTables } from '../../tools/generate/fill-tables'

const PAGE = `# Page

<!-- table: colours -->

| old | head |
| --- | ---- |
| a   | b    |

Text after it.
`

test('a table takes the place after its mark, and the rest stays', () => {
  expect(fillTables(PAGE, new Map([['colours', '| new |\n| --- |']]))).toBe(`# Page

<!-- table: colours -->

| new |
| --- |

Text after it.
`)
})

test('a mark without a table gets its first one', () => {
  const page = '<!-- table: colours -->\n\nText'
  expect(fillTables(page, new Map([['colours', '| new |']]))).toBe(
    '<!-- table: colours -->\n\n| new |\n\nText',
  )
})

test('a table without a place is an error', () => {
  expect(() =>
    fillTables(
      PAGE,
      new Map([
        ['colours', '| a |'],
        ['sizes', '| b |'],
      ]),
    ),
  ).toThrow('the page has no place for the tables sizes')
})

test('a place without a table is an error', () => {
  expect(() => fillTables(PAGE, new Map())).toThrow(
    'the page has a place for a table "colours" that nothing makes',
  )
})
