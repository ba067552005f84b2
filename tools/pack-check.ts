// Packs the package as it would be published and uses it from an empty project: `npm run check -- --only pack`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build/root'
import { contentProblems, type Manifest, type PackedFile } from './pack/contents'
import { run, USES } from './pack/uses'

/** What the user installs beside the package. */
const PEERS = ['cdktf', 'constructs']

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

interface Packed {
  readonly filename: string
  readonly files: readonly PackedFile[]
}

async function main(): Promise<void> {
  // A space, because a user's path may have one.
  const scratch = mkdtempSync(join(tmpdir(), 'qlikcloud pack '))
  try {
    const problems = await problemsIn(scratch)
    for (const problem of problems) console.error(problem)
    if (problems.length > 0) process.exitCode = 1
    else console.log(`the package can be installed and used in ${USES.length} ways`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function problemsIn(scratch: string): Promise<readonly string[]> {
  // npm has checked this file, and the checks below say what else must be in it.
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest
  // The build has run already; packing must not start it again.
  const listed = await npm(ROOT, ['pack', '--json', '--pack-destination', scratch])
  // What npm documents for `pack --json`.
  const [packed] = JSON.parse(listed) as readonly Packed[]
  if (packed === undefined) return ['npm pack made nothing']
  const problems = contentProblems(packed.files, manifest)
  if (problems.length > 0) return problems

  const folder = join(scratch, 'project')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  // The peers come from the checkout, so that nothing is asked of a registry.
  await npm(folder, ['install', '--offline', '--legacy-peer-deps', join(scratch, packed.filename)])
  for (const peer of PEERS) symlinkSync(join(ROOT, 'node_modules', peer), join(folder, 'node_modules', peer))

  const found = await Promise.all(
    USES.map(async ({ name, problem }) => {
      const wrong = await problem({ folder, version: manifest.version })
      return wrong === undefined ? [] : [`${name}:\n${wrong}`]
    }),
  )
  return found.flat()
}

async function npm(folder: string, options: readonly string[]): Promise<string> {
  const ran = await run(folder, 'npm', [...options, ...QUIET])
  if (ran.code !== 0) throw new Error(`npm ${options[0]} failed: ${ran.stderr}`)
  return ran.stdout
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
