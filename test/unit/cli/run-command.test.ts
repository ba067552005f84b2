import { runCommand } from '../../../src/cli/run-command'
import { fakeContext, type FakeContext } from './fake-context'

let context: FakeContext

beforeEach(() => {
  context = fakeContext()
})

afterEach(() => context.remove())

test('--version prints the version of the package', async () => {
  expect(await runCommand(['--version'], context)).toBe(0)
  expect(context.printed).toEqual(['9.8.7'])
  expect(context.noted).toEqual([])
})

test('--help lists the commands', async () => {
  expect(await runCommand(['--help'], context)).toBe(0)
  expect(context.printed.join()).toMatch(/^Usage: qlikcloud [\s\S]*\n {2}emulator [\s\S]*\n {2}install /)
  expect(context.noted).toEqual([])
})

test('no command at all shows the help where errors go', async () => {
  expect(await runCommand([], context)).toBe(2)
  expect(context.printed).toEqual([])
  expect(context.noted.join()).toMatch(/^Usage: qlikcloud /)
})

const misunderstandings: readonly [name: string, commandLine: readonly string[], line: string][] = [
  ['an unknown command', ['deploy'], "qlikcloud: unknown command 'deploy' (Did you mean apply?)"],
  ['an unknown option', ['install', '--force'], "qlikcloud: unknown option '--force'"],
  [
    'a misspelt option',
    ['emulator', '--prt', '1'],
    "qlikcloud: unknown option '--prt' (Did you mean --port?)",
  ],
  ['a misspelt command', ['emulater'], "qlikcloud: unknown command 'emulater' (Did you mean emulator?)"],
  [
    'an option without its value',
    ['install', '--dir'],
    "qlikcloud: option '--dir <folder>' argument missing",
  ],
  [
    'a word too many',
    ['install', 'here'],
    "qlikcloud: too many arguments for 'install'. Expected 0 arguments but got 1.",
  ],
  ...['http', '-1', '1.5', '65536', ''].map((port): [string, readonly string[], string] => [
    `the port "${port}"`,
    ['emulator', `--port=${port}`],
    `qlikcloud: option '--port <port>' argument '${port}' is invalid. A port is a whole number from 0 to 65535.`,
  ]),
]

test.each(misunderstandings)('%s is one line and exit code 2', async (_name, commandLine, line) => {
  expect(await runCommand(commandLine, context)).toBe(2)
  expect(context.noted).toEqual([line])
  expect(context.printed).toEqual([])
})

test.each([
  ['EACCES', 'permission denied'],
  ['EROFS', 'its file system is read-only'],
  ['ENOSPC', 'no space is left'],
])('what the system refuses with %s is one line and exit code 1, and no bug', async (code, why) => {
  const refused = Object.assign(new Error(`${code}: refused`), { code, syscall: 'mkdir', path: '/srv/app/x' })
  context = fakeContext({ readInput: () => Promise.reject(refused) })
  expect(await runCommand(['review', '-'], context)).toBe(1)
  expect(context.noted).toEqual([`qlikcloud: cannot use /srv/app/x: ${why} (${code}, mkdir)`])
})

test('an error of the system that says something else is a bug', async () => {
  const bug = Object.assign(new Error('EBADF: bad file descriptor'), {
    code: 'EBADF',
    syscall: 'read',
    path: 'x',
  })
  context = fakeContext({ readInput: () => Promise.reject(bug) })
  await expect(runCommand(['review', '-'], context)).rejects.toThrow('EBADF: bad file descriptor')
})
