import { SCOPE_NOT_FOR, SCOPES } from '../../src/rules'
import type { ScopeLevel, ScopeRow, ScopeUse } from '../../src/rules'

const GENERATED =
  '<!-- Made from src/rules/scopes by `npm run generate`: change the catalogue, not this page. -->'

const HOLDERS: Readonly<Record<ScopeUse, string>> = {
  oauth: 'OAuth clients',
  role: 'roles only',
  region: 'region clients only',
  organisation: 'organisation clients only',
}

const LEVELS: Readonly<Record<ScopeLevel, string>> = {
  admin: 'Administrators’ scopes',
  user: 'Users’ scopes',
  talend: 'Talend Cloud',
}

/** docs/reference/scopes.md. */
export function scopesPage(): string {
  const count = SCOPES.filter(({ use }) => use === 'oauth').length
  return [
    GENERATED,
    '# Scopes',
    `The ${SCOPES.length} scopes that this version knows, ${count} of which OAuth clients of a tenant can have. A scope includes those of which it is the parent. Qlik adds scopes every
month: one that is missing here is a warning and no error ([scope/unknown](rules.md#scope/unknown)); in TypeScript, \`customScope('…')\` lets it through.`,
    'From <https://qlik.dev/manage/access-control/scopes/>; the words are ours.',
    ...(['admin', 'user', 'talend'] as const).map(
      (level) => `## ${LEVELS[level]}\n\n${table(SCOPES.filter((row) => row.level === level))}`,
    ),
  ].join('\n\n')
}

function table(rows: readonly ScopeRow[]): string {
  return [
    '| scope | permits | who can hold it | parent | not for |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ name, permits, use, parent }) =>
      [
        '',
        `\`${name}\``,
        permits,
        HOLDERS[use],
        parent === undefined ? '' : `\`${parent}\``,
        notFor(name),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n')
}

function notFor(name: string): string {
  const restricted = Object.entries(SCOPE_NOT_FOR).find(([scope]) => scope === name)
  return (restricted?.[1] ?? []).map((appType) => `\`${appType}\``).join(', ')
}
