import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../tools/build/root'
import { PLAIN_TYPES } from './plain-types'
import { wallTime } from './processes'
import { typedClients } from './typed-clients'

const PACKAGE = 'cdktf-provider-qlikcloud'

/** How many clients the program has that is compiled. */
export const EDITED = 200

/** A user's program, to be compiled against our declarations and against the same with plain strings. */
export interface EditedPrograms {
  /** Milliseconds that the compiler takes, from start to end, and writing nothing. */
  readonly typed: () => Promise<number>
  readonly plain: () => Promise<number>
  readonly remove: () => void
}

export function editedPrograms(): EditedPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-editing-'))
  const typed = project(join(folder, 'typed'), new Map())
  const plain = project(join(folder, 'plain'), PLAIN_TYPES)
  return {
    typed: () => compile(typed),
    plain: () => compile(plain),
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

/** A project in which the built package is installed, some of its declarations replaced. */
function project(folder: string, replaced: ReadonlyMap<string, string>): string {
  const installed = join(folder, 'node_modules', PACKAGE)
  const types = join(installed, 'lib', 'types')
  mkdirSync(types, { recursive: true })
  cpSync(join(ROOT, 'lib', 'types'), types, { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(installed, 'package.json'))
  for (const [path, text] of replaced) {
    // Reading it first makes sure that it replaces something.
    readFileSync(join(types, path))
    writeFileSync(join(types, path), text)
  }
  for (const peer of ['cdktf', 'constructs', '@types']) link(folder, peer)
  writeFileSync(join(folder, 'main.ts'), typedClients(EDITED))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, files: ['main.ts'] }),
  )
  return folder
}

/** As strict as it gets, and otherwise what `cdktf init` gives a project in TypeScript. */
const OPTIONS = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ target: 'es2022', module: 'node16', moduleResolution: 'node16', types: ['node'] },
  ...{ skipLibCheck: true, noEmit: true },
}

function link(folder: string, name: string): void {
  const path = join(folder, 'node_modules', name)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules', name), path)
}

function compile(folder: string): Promise<number> {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  return wallTime(process.execPath, [compiler, '-p', folder, '--noEmit'])
}
