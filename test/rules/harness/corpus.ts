import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAnnouncement, type Announcement } from './expectation'

export const CORPUS_FOLDER = join(__dirname, '..', 'corpus')

/** A whole configuration, with what it says about itself. */
export interface CorpusFile extends Announcement {
  readonly kind: 'valid' | 'invalid'
  readonly name: string
  readonly hcl: string
}

export function readCorpus(): readonly CorpusFile[] {
  return (['valid', 'invalid'] as const).flatMap((kind) =>
    readdirSync(join(CORPUS_FOLDER, kind))
      .filter((file) => file.endsWith('.tf'))
      .map((file) => {
        const hcl = readFileSync(join(CORPUS_FOLDER, kind, file), 'utf8')
        return { kind, name: file.replace(/\.tf$/, ''), hcl, ...parseAnnouncement(hcl) }
      }),
  )
}
