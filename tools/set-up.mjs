// Makes a fresh clone ready, then runs one of the project's tools: `node tools/set-up.mjs check [arguments]`.
// It runs before anything is installed, so it may use nothing but node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findProgram, provide, SYSTEM_PROGRAMS } from './system-programs.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const NODE_MINIMUM = '20.18.1'
// Ephemeral values and write-only attributes, which the acceptance tests use, came with 1.10 and 1.11.
const TERRAFORM_MINIMUM = '1.11.0'
const TERRAFORM_TESTED = '1.11.4'
const TERRAFORM_DOWNLOAD = 'https://developer.hashicorp.com/terraform/install'

/** What can be run, and the file that does it. */
const TOOLS = new Map([
  ['check', 'tools/check.ts'],
  ['demo', 'tools/demo.ts'],
  ['bench', 'bench/main.ts'],
])

const [name = '', ...toolArguments] = process.argv.slice(2)
const tool = TOOLS.get(name)
if (tool === undefined) stop(`usage: node tools/set-up.mjs <${[...TOOLS.keys()].join('|')}> [arguments]`)
if (isOlder(process.versions.node, NODE_MINIMUM)) {
  stop(`Node.js ${NODE_MINIMUM} or newer is needed, this is ${process.versions.node}: https://nodejs.org`)
}
requireTerraform()
if (!isInstalled()) install()
if (name === 'check') provideSystemPrograms()
if (!existsSync(join(ROOT, tool))) stop(`${tool} is not there: this checkout is incomplete`)
runTool(join(ROOT, tool))

function requireTerraform() {
  const advice = `Terraform ${TERRAFORM_MINIMUM} or newer is needed (tested with ${TERRAFORM_TESTED}): ${TERRAFORM_DOWNLOAD}`
  const asked = spawnSync('terraform', ['version', '-json'], {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  })
  if (asked.error !== undefined) stop(`no terraform on PATH. ${advice}`)
  const version = /"terraform_version":\s*"([^"]+)"/.exec(asked.stdout)?.[1]
  if (version === undefined) stop(`the terraform on PATH does not tell its version. ${advice}`)
  if (isOlder(version, TERRAFORM_MINIMUM)) stop(`the terraform on PATH is ${version}. ${advice}`)
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves a copy of what it installed in
 * node_modules/.package-lock.json as its last step, so an interrupted or outdated installation differs.
 */
function isInstalled() {
  const installed = lockedPackages(join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  const wanted = lockedPackages(join(ROOT, 'package-lock.json')) ?? {}
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const present = installed[path]
    // Optional packages are left out where they do not fit the platform.
    if (present === undefined) return entry.optional === true || entry.devOptional === true
    return present.version === entry.version && present.integrity === entry.integrity
  })
}

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  console.error('Installing packages (npm ci) …')
  // Scripts of dependencies are not needed and not trusted. npm_execpath is the npm that runs us, if one does.
  const npm = process.env['npm_execpath']
  const command = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(command[0], [...command.slice(1), ...flags], { cwd: ROOT, stdio: 'inherit' })
  if (done.error !== undefined) stop(`npm could not be started (${done.error.code}): it comes with Node.js`)
  if (done.status !== 0) stop(`npm ci failed with exit code ${done.status}; the lines above say why`)
}

/** What only some tests need: without it the gate runs too, and they say that they are skipped. */
function provideSystemPrograms() {
  provide(
    SYSTEM_PROGRAMS.map((row) => ({ row, file: findProgram(row) })),
    {
      isRoot: process.getuid?.() === 0,
      run: (program, options) =>
        spawnSync(program, options, {
          stdio: 'ignore',
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        }).status ?? undefined,
      say: (line) => console.error(line),
    },
  )
}

function runTool(file) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...toolArguments], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  // The terminal sends Ctrl-C to the whole group: the tool cleans up, and its exit code is ours.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

function isOlder(version, minimum) {
  const numbers = (text) => text.split(/[.-]/).slice(0, 3).map(Number)
  const [given, least] = [numbers(version), numbers(minimum)]
  const at = least.findIndex((number, index) => number !== given[index])
  return at !== -1 && given[at] < least[at]
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
