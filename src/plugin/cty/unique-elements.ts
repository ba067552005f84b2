import type { Value } from '../../framework'

/**
 * The elements of a set without repetitions, in their order. Unknown ones may turn out to differ, so all of them stay.
 */
export function uniqueElements(elements: readonly Value[]): readonly Value[] {
  if (elements.length < 2) return elements
  const seen = new Set<string>()
  return elements.filter((element) => {
    const key = keyOf(element)
    if (key === undefined) return true
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** A text that equal values share; undefined while a part is unknown. Attributes come in their type's order. */
function keyOf(value: Value): string | undefined {
  // Most sets are of strings. The key begins like JSON's text of a string, and so is no other value's.
  if (value.kind === 'known' && typeof value.value === 'string') return `"${value.value}`
  let isKnown = true
  const key = JSON.stringify(value, (_name, part: unknown) => {
    // An attribute that is called "kind" holds a value, so its text can't be taken for this one.
    if (typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'unknown')
      isKnown = false
    return part
  })
  return isKnown ? key : undefined
}
