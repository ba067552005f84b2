import type { ReviewReport } from '../report/review-report'
import type { Subject } from './condition'

/** Every finding of a report, in its order, with the group that it is in: the changes first, then the drift. */
export function* subjectsOf(
  report: ReviewReport,
): Generator<{ readonly subject: Subject; readonly group: string }> {
  for (const isDrift of [false, true]) {
    for (const { id, members } of isDrift ? report.drift : report.groups) {
      for (const change of members) {
        for (const finding of change.findings) yield { subject: { change, finding, isDrift }, group: id }
      }
    }
  }
}
