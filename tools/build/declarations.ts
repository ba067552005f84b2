import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { listFiles, type OutputFile } from './output'
import { ROOT } from './root'

export interface Declarations {
  readonly files: readonly OutputFile[]
  /** What the compiler had to say; empty if all is well. */
  readonly complaints: string
}

const ENTRIES = ['constructs/index.d.ts', 'emulator/index.d.ts', 'review/index.d.ts']

/** The `.d.ts` files of the published entries and of what they show of other files, by the compiler itself. */
export async function declarations(): Promise<Declarations> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-types-'))
  try {
    const complaints = await tsc(['-p', 'tsconfig.build.json', '--outDir', folder, '--pretty', 'false'])
    const texts = new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
    const files = [...reachable(texts)].map((path) => ({
      path: `types/${path}`,
      contents: Buffer.from(texts.get(path) ?? ''),
      executable: false,
    }))
    return { files, complaints }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The entries and what they import, directly or not: the rest of what the compiler writes is nobody's business. */
function reachable(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    const text = texts.get(path)
    if (text === undefined || found.has(path)) return
    found.add(path)
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const target = posix.join(posix.dirname(path), fileName)
      if (fileName.startsWith('.')) [`${target}.d.ts`, `${target}/index.d.ts`].forEach(visit)
    }
  }
  ENTRIES.forEach(visit)
  return found
}

function tsc(options: readonly string[]): Promise<string> {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const child = spawn(process.execPath, [compiler, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? '' : printed || `tsc ended with exit code ${code}`))
  })
}
