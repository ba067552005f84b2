import { styleText } from 'node:util'
import type { Style } from '../../review'

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
  return styleText(COLOURS[style], text)
}
