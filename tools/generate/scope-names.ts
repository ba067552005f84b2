import { SCOPES, type ScopeRow } from '../../src/rules'

const FILE = 'src/rules/scopes/scope-names.ts'

/** A declaration for each scope of the catalogue: editors show comments of properties, and none of literal types. */
export function scopeNames(): ReadonlyMap<string, string> {
  const lines = [
    '// Made by `npm run generate` from the tables in this folder.',
    '',
    "/** The scopes that a tenant's OAuth clients can have, each with what it permits. */",
    'export interface ScopeNames {',
    ...SCOPES.filter(({ use }) => use === 'oauth').flatMap(declaration),
    '}',
  ]
  return new Map([[FILE, lines.join('\n')]])
}

function declaration({ name, permits, parent }: ScopeRow): readonly string[] {
  const sentence = `${permits.charAt(0).toUpperCase()}${permits.slice(1)}.`
  const included = parent === undefined ? '' : ` Included in \`${parent}\`.`
  return [`  /** ${sentence}${included} */`, `  readonly '${name}': '${name}'`]
}
