import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './output'
import { ROOT } from './root'

/** Everything that the contents of `lib` depend on. The lock file stands for the bundled packages. */
const FOLDERS = ['src', 'tools/build']
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']

/** One hash over the names and contents of all inputs. */
export function inputsHash(): string {
  const hash = createHash('sha256')
  const inFolders = FOLDERS.flatMap((folder) =>
    listFiles(join(ROOT, folder)).map((file) => `${folder}/${file}`),
  )
  for (const file of [...inFolders, ...FILES]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
