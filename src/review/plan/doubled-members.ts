import { isJsonList, isJsonObject, type Json } from './json'

/** A string of a valid JSON text, with the colon that makes it a name. */
const STRING = /("(?:[^"\\]|\\.)*")(\s*:)?/g

/** Names that an object of a JSON text has more than once: `JSON.parse` keeps the last one, and says nothing. */
export function doubledMembers(text: string, value: Json): readonly string[] {
  const kept = counts(namesIn(value))
  const written = counts(
    // A string of JSON is JSON.
    [...text.matchAll(STRING)].flatMap(([, name = '', colon]) =>
      colon === undefined ? [] : [String(JSON.parse(name))],
    ),
  )
  return [...written].filter(([name, count]) => count > (kept.get(name) ?? 0)).map(([name]) => name)
}

function namesIn(value: Json | undefined): readonly string[] {
  if (isJsonList(value)) return value.flatMap(namesIn)
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)])
}

function counts(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return found
}
