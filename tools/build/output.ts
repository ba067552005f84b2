import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** A file to publish; `path` is relative to `lib`. */
export interface OutputFile {
  readonly path: string
  readonly contents: Buffer
  readonly executable: boolean
}

/**
 * Makes `folder` hold exactly these files. Each is replaced in one step and only if it changed, so that a provider
 * or test that is running from the folder never sees half a file.
 */
export function writeOutputs(folder: string, files: readonly OutputFile[]): void {
  for (const file of files) {
    const path = join(folder, file.path)
    if (existsSync(path) && readFileSync(path).equals(file.contents)) continue
    mkdirSync(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}.draft`
    writeFileSync(draft, file.contents)
    chmodSync(draft, file.executable ? 0o755 : 0o644)
    renameSync(draft, path)
  }
  const wanted = new Set(files.map((file) => file.path))
  for (const path of listFiles(folder)) {
    if (!wanted.has(path) && !path.endsWith('.draft')) rmSync(join(folder, path))
  }
}

/** All files below a folder, as sorted paths relative to it, with `/` between the parts. */
export function listFiles(folder: string, below = ''): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((entry) => {
      const path = below === '' ? entry : `${below}/${entry}`
      return statSync(join(folder, path)).isDirectory() ? listFiles(folder, path) : [path]
    })
}
