import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './source-file'

const ADVICE =
  'Terraform 1.11.0 or newer is needed (tested with 1.11.4): https://developer.hashicorp.com/terraform/install\n'

let checkout: string

/** A checkout of three files, in a path with a space, whose packages are installed already. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'qlikcloud set up '))
  for (const folder of ['tools', 'bin', 'node_modules'])
    mkdirSync(join(checkout, folder), { recursive: true })
  cpSync(join(ROOT, 'tools/set-up.mjs'), join(checkout, 'tools/set-up.mjs'))
  const lock = JSON.stringify({
    packages: { '': {}, 'node_modules/tsx': { version: '1.0.0', integrity: 'a' } },
  })
  writeFileSync(join(checkout, 'package-lock.json'), lock)
  writeFileSync(join(checkout, 'node_modules/.package-lock.json'), lock)
  symlinkSync(join(ROOT, 'node_modules/tsx'), join(checkout, 'node_modules/tsx'))
  program('terraform', `echo '{"terraform_version": "1.11.4"}'`)
  program('npm', 'echo "npm $*"; exit 3')
})

afterEach(() => rmSync(checkout, { recursive: true, force: true }))

/** Puts a program on the PATH that the set-up sees. */
function program(name: string, script: string): void {
  writeFileSync(join(checkout, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

function tool(code: string): void {
  writeFileSync(join(checkout, 'tools/demo.ts'), code)
}

function setUp(...options: readonly string[]) {
  const ran = spawnSync(process.execPath, [join(checkout, 'tools/set-up.mjs'), ...options], {
    encoding: 'utf8',
    env: { PATH: join(checkout, 'bin') },
  })
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}

test('hands arguments on, and the exit code back', () => {
  tool('console.log(process.argv.slice(2)); process.exitCode = 7')
  expect(setUp('demo', '--keep', 'a b')).toEqual({ code: 7, stdout: "[ '--keep', 'a b' ]\n", stderr: '' })
})

test('says in one line that terraform is missing', () => {
  rmSync(join(checkout, 'bin/terraform'))
  expect(setUp('demo')).toEqual({ code: 1, stdout: '', stderr: `no terraform on PATH. ${ADVICE}` })
})

test.each(['1.10.5', '0.15.0'])('says in one line that terraform %s is too old', (version) => {
  program('terraform', `echo '{"terraform_version": "${version}"}'`)
  expect(setUp('demo')).toEqual({
    code: 1,
    stdout: '',
    stderr: `the terraform on PATH is ${version}. ${ADVICE}`,
  })
})

test('says in one line that what is called terraform is something else', () => {
  program('terraform', 'echo hello; exit 1')
  const stderr = `the terraform on PATH does not tell its version. ${ADVICE}`
  expect(setUp('demo')).toEqual({ code: 1, stdout: '', stderr })
})

test('names the tools there are', () => {
  const stderr = 'usage: node tools/set-up.mjs <check|demo|bench> [arguments]\n'
  expect(setUp('dmeo')).toEqual({ code: 1, stdout: '', stderr })
})

const OUTDATED: readonly [name: string, installed: object | undefined][] = [
  ['nothing is installed', undefined],
  ['an installation was interrupted', { packages: {} }],
  [
    'another version is installed',
    { packages: { 'node_modules/tsx': { version: '0.9.0', integrity: 'a' } } },
  ],
]

test.each(OUTDATED)('installs exactly what is locked when %s', (_name, installed) => {
  const file = join(checkout, 'node_modules/.package-lock.json')
  if (installed === undefined) rmSync(file)
  else writeFileSync(file, JSON.stringify(installed))
  expect(setUp('demo')).toEqual({
    code: 1,
    stdout: 'npm ci --ignore-scripts --no-audit --no-fund --loglevel=error\n',
    stderr: 'Installing packages (npm ci) …\nnpm ci failed with exit code 3; the lines above say why\n',
  })
})

test('does not miss optional packages of other platforms', () => {
  tool('console.log("ran")')
  const packages = {
    'node_modules/tsx': { version: '1.0.0', integrity: 'a' },
    'node_modules/windows-only': { version: '1.0.0', integrity: 'b', optional: true },
  }
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify({ packages }))
  expect(setUp('demo')).toEqual({ code: 0, stdout: 'ran\n', stderr: '' })
})
