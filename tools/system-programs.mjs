// Programs that some tests need and npm does not bring. Where it can, the set-up installs their packages of Debian.
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @type {readonly import('./system-programs.mjs').SystemProgram[]} */
export const SYSTEM_PROGRAMS = [
  {
    name: 'Chromium',
    // Chromium without windows: the same pages in half of the time, and fewer packages.
    package: 'chromium-headless-shell',
    commands: [
      'chromium-headless-shell',
      ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    ],
    folders: [],
    tests: 'the tests of the page of a review',
  },
  {
    name: 'PostgreSQL',
    package: 'postgresql',
    commands: ['postgres'],
    // Debian leaves the server out of the PATH.
    folders: ['usr/lib/postgresql/*/bin'],
    tests: 'the tests of state in PostgreSQL',
  },
]

/** Where a program is, of several versions the last; undefined where it is not installed. */
export function findProgram({ commands, folders }, { path = process.env['PATH'] ?? '', root = '/' } = {}) {
  const places = [
    ...path.split(delimiter).filter(Boolean),
    ...folders.flatMap((folder) => matches(root, folder)),
  ]
  return places
    .flatMap((folder) => commands.map((command) => join(folder, command)))
    .find((file) => existsSync(file))
}

/** One line about a program that is not there. */
export function absence({ name, package: debian, tests }) {
  return `no ${name}, so ${tests} are skipped; to have them: apt-get install ${debian}`
}

/**
 * Installs the packages of what is missing, where that can be done without asking anybody, and says in one line each what
 * stays missing. `run` answers with a program's exit code, `undefined` where there is no such program.
 */
export function provide(programs, { isRoot, run, say }) {
  const missing = programs.filter((program) => program.file === undefined).map((program) => program.row)
  if (missing.length === 0) return
  const packages = missing.map((row) => row.package)
  const canInstall = isRoot && run('apt-get', ['--version']) === 0
  if (canInstall) {
    say(`Installing ${packages.join(', ')} (apt-get) …`)
    run('apt-get', ['update', '-qq'])
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]) === 0) return
  }
  for (const row of missing) say(absence(row))
}

/** Folders that a path with `*` for a whole name stands for, the later versions first. */
function matches(root, pattern) {
  const [before, after] = pattern.split('/*/')
  const parent = join(root, before)
  if (after === undefined || !existsSync(parent)) return []
  const byVersion = new Intl.Collator('en', { numeric: true })
  return readdirSync(parent)
    .sort((left, right) => byVersion.compare(right, left))
    .map((name) => join(parent, name, after))
}
