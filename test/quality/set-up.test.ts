import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { absence, findProgram, provide, SYSTEM_PROGRAMS } from '../../tools/system-programs.mjs'
import { ROOT } from './source-file'

const ADVICE =
  'Terraform 1.11.0 or newer is needed (tested with 1.11.4): https://developer.hashicorp.com/terraform/install\n'

let checkout: string

/** A checkout of a few files, in a path with a space, whose packages are installed already. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'qlikcloud set up '))
  for (const folder of ['tools', 'bin', 'node_modules'])
    mkdirSync(join(checkout, folder), { recursive: true })
  for (const file of ['tools/set-up.mjs', 'tools/system-programs.mjs'])
    cpSync(join(ROOT, file), join(checkout, file))
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

/** Fakes of all programs in the table, on the PATH. */
function systemPrograms(): void {
  for (const { commands } of SYSTEM_PROGRAMS) program(commands[0] ?? '', 'exit 0')
}

test('looks for the programs of some tests before the gate runs, and before nothing else', () => {
  program('apt-get', 'exit 100')
  for (const name of ['check', 'demo'])
    writeFileSync(join(checkout, `tools/${name}.ts`), 'console.log("ran")')
  expect(setUp('demo')).toEqual({ code: 0, stdout: 'ran\n', stderr: '' })

  const { code, stdout, stderr } = setUp('check')
  expect([code, stdout]).toEqual([0, 'ran\n'])
  expect(stderr).toContain(
    'no Chromium, so the tests of the page of a review are skipped; to have them: apt-get install chromium-headless-shell\n',
  )
  systemPrograms()
  expect(setUp('check')).toEqual({ code: 0, stdout: 'ran\n', stderr: '' })
})

describe('programs that npm does not bring', () => {
  const rows = SYSTEM_PROGRAMS.map((row) => ({ row, file: undefined }))
  const packages = SYSTEM_PROGRAMS.map((row) => row.package)

  function provided(isRoot: boolean, exitCodes: Readonly<Record<string, number>>) {
    const [ran, said]: [string[], string[]] = [[], []]
    const run = (command: string, options: readonly string[]) => {
      ran.push([command, ...options].join(' '))
      return exitCodes[options[0] ?? '']
    }
    provide(rows, { isRoot, run, say: (line) => said.push(line) })
    return { ran, said }
  }

  test('are installed with one line where that needs nobody', () => {
    expect(provided(true, { '--version': 0, update: 0, install: 0 })).toEqual({
      ran: [
        'apt-get --version',
        'apt-get update -qq',
        `apt-get install -y -qq --no-install-recommends ${packages.join(' ')}`,
      ],
      said: [`Installing ${packages.join(', ')} (apt-get) …`],
    })
  })

  const LINES = SYSTEM_PROGRAMS.map(absence)

  test('are not touched by somebody who is not root, nor where there is no apt-get', () => {
    expect(provided(false, { '--version': 0 })).toEqual({ ran: [], said: LINES })
    expect(provided(true, {})).toEqual({ ran: ['apt-get --version'], said: LINES })
  })

  test('stay missing when apt-get fails, and a line each says what that means', () => {
    const { said } = provided(true, { '--version': 0, update: 100, install: 100 })
    expect(said.slice(1)).toEqual(LINES)
  })

  test('are found on the PATH, else in the folder of the latest version', () => {
    const root = join(checkout, 'root')
    for (const version of ['9.6', '15', '16']) {
      const folder = join(root, 'usr/lib/postgresql', version, 'bin')
      mkdirSync(folder, { recursive: true })
      if (version !== '16') writeFileSync(join(folder, 'postgres'), '')
    }
    const row = { commands: ['postgres'], folders: ['usr/lib/postgresql/*/bin'] }
    const path = join(checkout, 'bin')
    expect(findProgram(row, { path, root })).toBe(join(root, 'usr/lib/postgresql/15/bin/postgres'))
    program('postgres', 'exit 0')
    expect(findProgram(row, { path, root })).toBe(join(path, 'postgres'))
    expect(findProgram({ commands: ['none'], folders: row.folders }, { path, root })).toBeUndefined()
  })
})
