import { quoted, refuse } from '../findings'
import type { WrittenRow } from './written-rows'

const SHAPE = 'An array of objects is needed: [{ "name": "acme", "url": "https://acme.eu.qlikcloud.com" }].'

/** The objects of a JSON file. */
export function readJson(file: string, text: string): readonly WrittenRow[] {
  const parsed = parse(file, text)
  if (!Array.isArray(parsed)) throw new Error(`${file} holds ${kindOf(parsed)}. ${SHAPE}`)
  const lines = elementLines(text)
  const elements: readonly unknown[] = parsed
  const rows = elements.map((element, index) => ({ line: lines[index] ?? 1, element }))
  refuse(
    file,
    rows.flatMap(({ line, element }) =>
      isObject(element) ? [] : [`line ${String(line)}: it is ${kindOf(element)}. ${SHAPE}`],
    ),
  )
  return rows.map(({ line, element }) => ({
    line,
    members: new Map(isObject(element) ? Object.entries(element) : []),
  }))
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = /at position (\d+)/.exec(message)?.[1]
    const place = position === undefined ? '' : `, line ${String(lineAt(text, Number(position)))}`
    throw new Error(`${file}${place} is not JSON: ${message}. ${SHAPE}`, { cause: error })
  }
}

/** The line that each element of the outermost array begins on. The text is known to be JSON. */
function elementLines(text: string): readonly number[] {
  const lines: number[] = []
  let [depth, line, expected] = [0, 1, false]
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[^\s]/g)) {
    if (token === '\n') {
      line++
      continue
    }
    if (expected && depth === 1 && token !== ']') {
      lines.push(line)
      expected = false
    }
    if (token === '[' || token === '{') {
      depth++
      if (depth === 1) expected = true
    } else if (token === ']' || token === '}') depth--
    else if (token === ',' && depth === 1) expected = true
  }
  return lines
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  return isObject(value) ? 'an object' : quoted(value)
}
