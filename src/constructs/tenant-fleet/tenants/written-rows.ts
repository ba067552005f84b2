import { refuse, quoted } from '../findings'
import type { FleetTenant } from './fleet-tenant'
import { tenantFindings } from './tenant-findings'

/** One tenant in a file: its members by name, and the line that it begins on. */
export interface WrittenRow {
  readonly line: number
  readonly members: ReadonlyMap<string, unknown>
}

/** What a file's tenants have to have besides `name` and `url`. */
export interface TenantsFileOptions<V extends string> {
  /**
   * Names of further members (columns of a CSV file) that each tenant has for the stamp, as texts. Others are passed over.
   * @default - none
   */
  readonly variables?: readonly V[]
}

export type TenantWith<V extends string> = FleetTenant & Readonly<Record<V, string>>

const NO_TENANT =
  'it holds no tenant. A fleet that is to lose all of its tenants has tenants: [], so that a file that was cut off destroys nothing.'

/** The tenants of a file, or one error with all that is wrong in it; `findings` are about rows that are none. */
export function tenantsIn<V extends string>(
  file: string,
  rows: readonly WrittenRow[],
  variables: readonly V[],
  findings: readonly string[] = [],
): readonly TenantWith<V>[] {
  const written = rows.map(({ line, members }) => ({
    place: `line ${String(line)}`,
    name: members.get('name'),
    url: members.get('url'),
  }))
  refuse(file, [
    ...findings,
    ...(rows.length + findings.length === 0 ? [NO_TENANT] : []),
    ...tenantFindings(written),
    ...rows.flatMap((row) => variableFindings(row, variables)),
  ])
  const wanted = ['name', 'url', ...variables]
  return rows.map(
    ({ members }) =>
      // Each of them was found to be a text.
      Object.fromEntries(wanted.map((name) => [name, members.get(name)])) as TenantWith<V>,
  )
}

function variableFindings({ line, members }: WrittenRow, variables: readonly string[]): readonly string[] {
  const name = members.get('name')
  const who = `line ${String(line)}${typeof name === 'string' && name !== '' ? ` (${name})` : ''}`
  return variables.flatMap((variable) => {
    const value = members.get(variable)
    if (typeof value === 'string') return []
    return value === undefined
      ? [`${who}: it has no ${quoted(variable)}. Each tenant needs one; it can be empty.`]
      : [`${who}: ${quoted(variable)} is ${quoted(value)}, which is not a text. Write it in quotes.`]
  })
}
