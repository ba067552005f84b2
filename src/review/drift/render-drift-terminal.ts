import { counted } from '../render/phrases'
import { printable } from '../render/printable'
import { groupLines, type TerminalOptions } from '../render/render-terminal'
import {
  driftCounts,
  driftFacts,
  driftHeadline,
  driftWords,
  headlineClass,
  unreadablePlaces,
  wordwise,
} from './drift-phrases'
import type { DriftReport } from './drift-report'

/** A report as text for a terminal, without a final end of line. */
export function renderDriftTerminal(
  report: DriftReport,
  options: Pick<TerminalOptions, 'paint'> = {},
): string {
  const paint = options.paint ?? ((_style, text) => text)
  const { verdict, groups, unreadable } = report
  return [
    paint('strong', `Drift of ${counted(verdict.stacks, 'stack')}: `) +
      paint(headlineClass(verdict), driftHeadline(report)),
    `  ${driftCounts(report)}`,
    ...driftFacts(report).map((fact) => `  - ${wordwise(fact, printable)}`),
    ...groups.flatMap((group) => ['', ...groupLines(group, driftWords(group), paint)]),
    ...(unreadable.length === 0 ? [] : ['', paint('strong', 'Could not be read')]),
    ...unreadable.flatMap((group) => [
      '',
      paint('unknown', `? ${printable(group.title)}`),
      ...unreadablePlaces(group).map((place) => `    ${wordwise(place, printable)}`),
    ]),
  ].join('\n')
}
