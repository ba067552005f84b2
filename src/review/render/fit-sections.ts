import { CHANGE_CLASSES, type ChangeClass } from '../rules/finding'
import { classCounts } from './phrases'

/** A part of a text that exists in several lengths, and may be left out altogether. */
export interface Section {
  readonly class: ChangeClass
  readonly changes: number
  /** The same, from long to short. The last one is an item of a list. */
  readonly forms: readonly [long: string, brief: string, line: string]
}

const GAP = '\n\n'
/** For the sentence about what is missing. */
const REMARK_MAX_CHARS = 400

type Length = 0 | 1 | 2 | 'left out'
const SHORTER: readonly (readonly [from: Length, to: Length])[] = [
  [0, 1],
  [1, 2],
  [2, 'left out'],
]

/**
 * Joins the sections so that the whole is not longer than `maxChars`. Those of the least serious class are shortened
 * first, the last ones before others: all become brief, then a line each, then they are left out, and only then is the
 * next class touched. `command` is what shows all of it.
 */
export function fitSections(
  head: string,
  sections: readonly Section[],
  maxChars: number,
  command = 'qlikcloud review',
): string {
  const lengths = sections.map((): Length => 0)
  const room = maxChars - head.length - REMARK_MAX_CHARS
  let size = sections.reduce((sum, { forms }) => sum + forms[0].length + GAP.length, 0)
  for (const name of [...CHANGE_CLASSES].reverse()) {
    for (const [from, to] of SHORTER) {
      for (let index = sections.length - 1; index >= 0 && size > room; index--) {
        const section = sections[index]
        if (section?.class !== name || lengths[index] !== from) continue
        size += charsOf(section, to) - charsOf(section, from)
        lengths[index] = to
      }
    }
  }
  const shown = sections.flatMap((section, index) => {
    const length = lengths[index] ?? 'left out'
    return length === 'left out' ? [] : [section.forms[length]]
  })
  const remark = remarkOf(sections, lengths, command)
  return [head, ...shown, ...(remark === undefined ? [] : [remark])].join(GAP)
}

function charsOf({ forms }: Section, length: Length): number {
  return length === 'left out' ? 0 : forms[length].length + GAP.length
}

function remarkOf(
  sections: readonly Section[],
  lengths: readonly Length[],
  command: string,
): string | undefined {
  const brief = lengths.filter((length) => length === 1 || length === 2).length
  const missing = sections.filter((_section, index) => lengths[index] === 'left out')
  if (brief === 0 && missing.length === 0) return undefined
  const classes = { broadens: 0, unknown: 0, narrows: 0, neutral: 0 }
  for (const { class: name, changes } of missing) classes[name] += changes
  const changes = CHANGE_CLASSES.reduce((sum, name) => sum + classes[name], 0)
  const sentences = [
    ...(brief > 0 ? [`${brief} groups are shortened`] : []),
    ...(missing.length > 0
      ? [`${missing.length} groups are left out, with ${classCounts({ changes, classes })}`]
      : []),
  ]
  return `_Too long for a comment: ${sentences.join('; ')}. All of it: \`${command} --format json\`._`
}
