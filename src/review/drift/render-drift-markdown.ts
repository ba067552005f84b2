import { fitSections, type Section } from '../render/fit-sections'
import { groupSection } from '../render/markdown-group'
import { plain } from '../render/markdown-text'
import { counted } from '../render/phrases'
import { COMMENT_MAX_CHARS, type MarkdownOptions } from '../render/render-markdown'
import {
  driftCounts,
  driftFacts,
  driftHeadline,
  driftWords,
  unreadablePlaces,
  wordwise,
} from './drift-phrases'
import type { DriftReport, UnreadableGroup } from './drift-report'

/** A report as Markdown, for an issue or a comment; never too long for one. */
export function renderDriftMarkdown(
  report: DriftReport,
  options: Pick<MarkdownOptions, 'maxChars'> = {},
): string {
  const head = [
    `## Qlik Cloud drift: ${driftHeadline(report)}`,
    `**${driftCounts(report)}**, in ${counted(report.verdict.stacks, 'stack')}.`,
    driftFacts(report)
      .map((fact) => `- ${wordwise(fact, plain)}`)
      .join('\n'),
  ].join('\n\n')
  const sections = [
    ...report.groups.map((group) => groupSection(group, driftWords(group))),
    ...report.unreadable.map(unreadableSection),
  ]
  return fitSections(head, sections, options.maxChars ?? COMMENT_MAX_CHARS, 'qlikcloud drift')
}

function unreadableSection(group: UnreadableGroup): Section {
  const title = `? **could not be read** · ${plain(group.title)}`
  const [first = '', ...rest] = unreadablePlaces(group).map((place) => `- ${wordwise(place, plain)}`)
  return {
    class: 'unknown',
    changes: group.places.length,
    forms: [`### ${title}\n\n${[first, ...rest].join('\n')}`, `### ${title}\n\n${first}`, `- ${title}`],
  }
}
