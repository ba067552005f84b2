import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listFiles, type OutputFile } from './output'
import { ROOT } from './root'

export interface Declarations {
  readonly files: readonly OutputFile[]
  /** What the compiler had to say; empty if all is well. */
  readonly complaints: string
}

/** The `.d.ts` files of the published entries, by the compiler itself. */
export async function declarations(): Promise<Declarations> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-types-'))
  try {
    const complaints = await tsc(['-p', 'tsconfig.build.json', '--outDir', folder, '--pretty', 'false'])
    const files = listFiles(folder).map((path) => ({
      path: `types/${path}`,
      contents: readFileSync(join(folder, path)),
      executable: false,
    }))
    return { files, complaints }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
