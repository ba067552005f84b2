import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ASSUMPTIONS } from '../../../src/emulator/assumptions'
import { CONTROL_ROUTES } from '../../../src/emulator/console/control-routes'
import { DOCUMENTED_TABLES } from '../../../src/emulator/documentation'
import { FAULT_EFFECTS } from '../../../src/emulator'

const page = readFileSync(join(__dirname, '../../../docs/emulator.md'), 'utf8')

/** Formatting pads cells and rules; what is left is what a reader sees. */
const unpadded = (markdown: string): string => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---')

/** The table after its mark in the page. */
function documented(name: string): string {
  const [, rest = ''] = page.split(`<!-- table: ${name} -->`)
  return rest.trimStart().split('\n\n')[0]?.trimEnd() ?? ''
}

test.each([...DOCUMENTED_TABLES])(
  'docs/emulator.md has the table of %s as the code has it',
  (name, table) => {
    expect(unpadded(documented(name))).toBe(unpadded(table))
  },
)

test('the tables have a row for everything in the code', () => {
  const rows = [...DOCUMENTED_TABLES].map(([name, table]) => [name, table.split('\n').length - 2])
  expect(rows).toEqual([
    ['faults', Object.keys(FAULT_EFFECTS).length],
    ['control', CONTROL_ROUTES.length],
    ['assumptions', ASSUMPTIONS.length],
  ])
})

test('no cell breaks its table', () => {
  for (const [, table] of DOCUMENTED_TABLES) {
    const widths = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length)
    expect(new Set(widths).size).toBe(1)
  }
})
