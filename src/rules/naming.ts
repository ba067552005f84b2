/** How a field is called where the user reads the message: `allowedScopes` in code, `allowed_scopes` in a configuration. */
export type Naming = (field: string) => string

export const camelCase: Naming = (field) => field

export const snakeCase: Naming = (field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const SHOWN_MAX_CHARS = 80

/** A user's value inside a rule's text: quoted, shortened when long, and safe from `render`. */
export function given(value: string): string {
  const characters = Array.from(value)
  const shown =
    characters.length > SHOWN_MAX_CHARS ? `${characters.slice(0, SHOWN_MAX_CHARS).join('')}…` : value
  return JSON.stringify(shown).replaceAll('{', '{{')
}

/** Several values, each as `given` shows it. */
export function givenList(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.map(given).join(', ')
}

/** Puts the names of fields in the place of `{fieldName}`; `{{` stands for one brace. */
export function render(text: string, naming: Naming): string {
  return text.replace(/\{\{|\{(\w+)\}/g, (match, field: string | undefined) =>
    field === undefined ? match.slice(1) : naming(field),
  )
}
