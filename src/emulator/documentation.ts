import { ASSUMPTIONS } from './assumptions'
import { CONTROL_ROUTES } from './console/control-routes'
import { FAULT_EFFECTS } from './faults'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The tables of docs/emulator.md that come from the code, by the name of their place in it. */
export const DOCUMENTED_TABLES: ReadonlyMap<string, string> = new Map([
  [
    'faults',
    table(
      ['effect', 'the call is carried out', 'what the caller meets: the region …'],
      Object.entries(FAULT_EFFECTS).map(([effect, { carriedOut, says }]) => [
        `\`${effect}\``,
        carriedOut ? 'yes' : 'no',
        says,
      ]),
    ),
  ],
  [
    'control',
    table(
      ['call', 'what it does'],
      CONTROL_ROUTES.map(({ method, path, says }) => [
        `\`${method} /_emulator${path}\``,
        says.replaceAll('|', '\\|'),
      ]),
    ),
  ],
  [
    'assumptions',
    table(
      ['id', 'question', 'reading here', 'rests on'],
      ASSUMPTIONS.map(({ id, question, reading, source }) => [`\`${id}\``, question, reading, source]),
    ),
  ],
])
