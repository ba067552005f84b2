import { namesText } from '../../fleet'
import type { ReviewReport } from '../../review'
import { printable } from '../../review/render/printable'
import type { Context } from '../context'
import { ExitCode } from '../exit-code'
import { REFUSED } from './gate-flags'

/** Refuses to approve what nobody can see: with another value behind a mark, the hash would be the same. */
export function requireVisible(
  { hidden }: Pick<ReviewReport, 'hidden'>,
  { note }: Pick<Context, 'note'>,
): void {
  if (hidden.length === 0) return
  note(
    `qlikcloud: this cannot be approved, since nobody can see what it does: ${namesText(hidden.map(printable))}. What is marked as sensitive has no part in the hash: take the mark from these arguments`,
  )
  throw new ExitCode(REFUSED)
}
