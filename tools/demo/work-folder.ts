import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../build/root'

/** Inside the checkout, where the examples' import of the package by its name finds the package itself. */
const FOLDER = join(ROOT, '.demo')

/** A fresh copy of an example, so that state and output of a run don't end up in the example. */
export function workFolder(example: string): string {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const folder = join(FOLDER, example)
  cpSync(join(ROOT, 'examples', example), folder, {
    recursive: true,
    filter: (source) => !source.endsWith('cdktf.out'),
  })
  return folder
}

export function removeWorkFolder(): void {
  rmSync(FOLDER, { recursive: true, force: true })
}
