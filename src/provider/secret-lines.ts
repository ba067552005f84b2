import type { ClientSecretHint } from '../api'
import { importPrefix } from './api-findings'
import type { Tenant } from './tenants'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** Secrets as lines of a message: hint, time, age, maker, and what this process knows of them. */
export function secretLines(clientId: string, secrets: readonly ClientSecretHint[], tenant: Tenant): string {
  return secrets
    .map(({ hint, createdAt, createdBy }) => {
      const managed = tenant.secrets.isManaged(clientId, hint) ? ', managed by this configuration' : ''
      return `\n  hint "${hint}", made ${createdAt ?? 'at an unknown time'}${age(createdAt, tenant)} by ${createdBy ?? 'an unknown user'}${managed}`
    })
    .join('')
}

/** How to take a secret over. */
export function importCommand(clientId: string, tenant: Tenant): string {
  return `terraform import ADDRESS '${importPrefix(tenant)}${clientId}/HINT'`
}

function age(createdAt: string | undefined, tenant: Tenant): string {
  const hours = Math.floor((tenant.api.tenantTime() - Date.parse(createdAt ?? '')) / HOUR_MS)
  if (Number.isNaN(hours)) return ''
  if (hours < 1) return ' (less than an hour ago)'
  if (hours < DAY_HOURS) return ` (${counted(hours, 'hour')} ago)`
  return ` (${counted(Math.floor(hours / DAY_HOURS), 'day')} ago)`
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${String(count)} ${unit}s`
}
