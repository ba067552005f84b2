import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENTED_TABLES } from '../../src/emulator/documentation'
import { ROOT } from '../build/root'
import { fleetPages } from '../reference/fleet-pages'
import { referencePages } from '../reference/pages'
import { reviewPages } from '../reference/review-pages'
import { decisionsIndex } from './decisions-index'
import { fillTables } from './fill-tables'
import { pageAssets } from './page-assets'
import { scopeNames } from './scope-names'

/** Makes files of the checkout out of its code. */
export interface Generator {
  /** Whether every file below this folder is made by this generator, so that any other is a leftover. */
  readonly folder?: string
  /** The contents by path; formatting is done by whoever writes them. */
  readonly render: () => ReadonlyMap<string, string>
}

export const GENERATORS: readonly Generator[] = [
  {
    folder: 'docs/reference',
    render: () => new Map([...referencePages(), ...reviewPages(), ...fleetPages()]),
  },
  { render: decisionsIndex },
  { render: scopeNames },
  { render: pageAssets },
  { render: () => pageWithTables('docs/emulator.md', DOCUMENTED_TABLES) },
]

function pageWithTables(path: string, tables: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([[path, fillTables(readFileSync(join(ROOT, path), 'utf8'), tables)]])
}
