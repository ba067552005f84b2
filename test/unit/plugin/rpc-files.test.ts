import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RPCS } from '../../../src/plugin/call/rpcs'

const FOLDER = join(__dirname, '../../../src/plugin/rpc')
const MAX_LINES = 80

const files = readdirSync(FOLDER)
const kebab = (name: string) => name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

test('each call has a file of its name', () => {
  expect(files.sort()).toEqual(RPCS.map(({ name }) => `${kebab(name)}.ts`).sort())
})

test.each(files)('%s is short and exports one thing', (file) => {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  expect(lines.length).toBeLessThanOrEqual(MAX_LINES)
  expect(lines.filter((line) => line.startsWith('export '))).toHaveLength(1)
})
