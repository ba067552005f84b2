import { closeSync, openSync, readSync } from 'node:fs'

/**
 * A file of `terraform plan -out` is a ZIP archive that begins with the file `tfplan`.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.7: the name at 30)
 */
const SIGNATURE = 'PK\u0003\u0004'
const NAME_AT = 30
const NAME = 'tfplan'
const HEAD_BYTES = NAME_AT + NAME.length

/** Whether terraform wrote the file as a plan, whatever it is called. */
export function isPlanArchive(path: string): boolean {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return (
    head.toString('latin1', 0, SIGNATURE.length) === SIGNATURE && head.toString('latin1', NAME_AT) === NAME
  )
}

/** The same of a file that was read as text: bytes that are no UTF-8 have made it shorter, never longer. */
export function isTextOfPlanArchive(text: string): boolean {
  return text.startsWith(SIGNATURE) && text.slice(0, HEAD_BYTES).includes(NAME)
}
