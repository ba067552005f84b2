import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locate } from '../../../src/cli/stacks'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qlikcloud stacks '))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function synthesize(...names: readonly string[]): void {
  mkdirSync(join(folder, 'cdktf.out'))
  const stacks = Object.fromEntries(names.map((name) => [name, { name, workingDirectory: `stacks/${name}` }]))
  writeFileSync(join(folder, 'cdktf.out', 'manifest.json'), JSON.stringify({ version: '0.21', stacks }))
}

test('a stack is found by its name, as cdktf finds it', () => {
  synthesize('acme', 'globex')
  expect(locate('globex', folder)).toEqual({
    path: join(folder, 'cdktf.out', 'stacks', 'globex'),
    kind: 'folder',
  })
})

test('a file or a folder of that name is meant before a stack', () => {
  synthesize('acme', 'globex')
  mkdirSync(join(folder, 'acme'))
  writeFileSync(join(folder, 'globex'), '')
  expect(locate('acme', folder)).toEqual({ path: join(folder, 'acme'), kind: 'folder' })
  expect(locate('globex', folder)).toEqual({ path: join(folder, 'globex'), kind: 'file', size: 0 })
})

test('what is not there is refused with the stacks that are', () => {
  expect(() => locate('acm', folder)).toThrow(new Error('there is no acm'))
  synthesize('acme', 'globex')
  expect(() => locate('acm', folder)).toThrow(
    new Error('there is no acm; the stacks of cdktf are acme, globex'),
  )
})

test('of the stacks of a fleet the first are named', () => {
  synthesize(...Array.from({ length: 12 }, (_, index) => `stack-${String(index)}`))
  expect(() => locate('x', folder)).toThrow(
    /the stacks of cdktf are stack-0, (?:stack-\d+, ){8}stack-\d+, …$/,
  )
})
