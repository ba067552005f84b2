/** `clients-rest-3` is the third stack of the wave rest. */
const NUMBER = /-(\d+)$/

const numberOf = (name: string): number => Number(NUMBER.exec(name)?.[1] ?? 0)

/** The name after the highest that there is; what once had a number keeps it. */
export function nextStackName(prefix: string, names: readonly string[]): string {
  const numbers = names.filter((name) => name.replace(NUMBER, '') === prefix).map(numberOf)
  return `${prefix}-${String(Math.max(0, ...numbers) + 1)}`
}

/** The second stack before the tenth. */
export function byStackNumber(left: { readonly name: string }, right: { readonly name: string }): number {
  return numberOf(left.name) - numberOf(right.name) || (left.name < right.name ? -1 : 1)
}
