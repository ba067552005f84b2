import { styleText } from 'node:util'
import type { Style } from '../../review'
import type { Context } from '../context'

const COLOURS = {
  broadens: 'red',
  unknown: 'yellow',
  narrows: 'green',
  neutral: 'blue',
  strong: 'bold',
  faint: 'dim',
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>

/** Colours a piece of a review; whether the reader wants colours has been decided. */
export function paint(style: Style, text: string): string {
  // Newer versions of node would decide once more, by a stream that need not be ours.
  return styleText(COLOURS[style], text, { validateStream: false })
}

/** @see https://no-color.org */
export function wantsColours({
  isTerminal,
  environment,
}: Pick<Context, 'isTerminal' | 'environment'>): boolean {
  return isTerminal && (environment['NO_COLOR'] ?? '') === ''
}
