import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The hash by which Terraform's lock file knows an unpacked package, in its scheme `h1`: SHA-256 over one line per
 * file, in the order of the names, of the file's own SHA-256 and its name.
 * @see https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1
 */
export function packageHash(directory: string): string {
  const lines = filesIn(directory)
    .sort()
    .map((name) => `${sha256(readFileSync(join(directory, name))).digest('hex')}  ${name}\n`)
  return `h1:${sha256(lines.join('')).digest('base64')}`
}

/** The files below a folder, by their path in it. */
function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
}

function sha256(contents: string | Buffer) {
  return createHash('sha256').update(contents)
}
