import type { Credentials } from '../../api'
import { contentOf, Decimal, errorDiagnostic, NULL, warningDiagnostic } from '../../framework'
import type { Diagnostic, Diagnostics, Value } from '../../framework'
import { parseTenantUrl } from '../../rules'
import { nullElements } from '../null-elements'
import { skippedRules, skipRulesFindings } from '../skipped-rules'
import type { SkippedRules } from '../skipped-rules'
import { listed, matchesTenant } from '../tenant-patterns'
import { resolveCredentials } from './credentials'
import { ENVIRONMENT } from './environment'
import type { Variables } from './environment'
import { configuredCredentials, environmentCredentials } from './given-credentials'
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_QUOTA_SHARE, DEFAULT_REQUEST_TIMEOUT_SECONDS } from './limits'
import { namedTenants } from './named-tenants'
import { numberFindings } from './number-findings'
import type { ProviderModel } from './schema'
import type { ReadTextFile } from './tenants-file'
import { urlFindings } from './url-findings'

/** The provider block, the tenants file and the environment, checked and put together. */
export interface Settings {
  /** By name; the tenant of resources that name none is at `undefined`. */
  readonly tenants: ReadonlyMap<string | undefined, TenantSettings>
  /** Patterns; `undefined` allows all. */
  readonly allowedTenants: readonly string[] | undefined
  /** Patterns. */
  readonly excludedTenants: readonly string[]
  readonly requestTimeoutMs: number
  readonly maxWaitMs: number
  readonly skippedRules: SkippedRules
  readonly quotaShare: number
}

export interface TenantSettings {
  readonly origin: string
  readonly credentials: Credentials
}

export type SettingsOutcome =
  | { readonly kind: 'ready'; readonly settings: Settings; readonly diagnostics: Diagnostics }
  /** Something comes from a resource that does not exist yet. */
  | { readonly kind: 'unknown'; readonly attribute: string }
  | { readonly kind: 'refused'; readonly diagnostics: Diagnostics }

/** What can be said of the block alone, before the environment is looked at: shapes and ranges. */
export function validateProviderBlock(config: ProviderModel): Diagnostics {
  return [
    ...urlFindings(contentOf(config.tenant_url), ['tenant_url']),
    ...Object.entries(contentOf(config.tenants) ?? {}).flatMap(([name, tenant]) =>
      tenant.kind === 'null'
        ? [withoutUrl(name)]
        : urlFindings(contentOf(contentOf(tenant)?.url ?? NULL), ['tenants', { key: name }, 'url']),
    ),
    ...numberFindings(config),
    ...nullElements(config),
    ...skipRulesFindings(config.skip_rules),
  ]
}

export async function resolveSettings(
  config: ProviderModel,
  variables: Variables,
  readTextFile: ReadTextFile,
): Promise<SettingsOutcome> {
  const attribute = firstUnknown(config)
  if (attribute !== undefined) return { kind: 'unknown', attribute }

  const diagnostics: Diagnostic[] = [...validateProviderBlock(config)]
  const tenants = new Map<string | undefined, TenantSettings>()
  const fallback = resolveCredentials(configuredCredentials(config), environmentCredentials(variables), [])
  const named = await namedTenants(config, variables, readTextFile)
  diagnostics.push(...named.diagnostics)

  const url = contentOf(config.tenant_url) ?? variables[ENVIRONMENT.tenant_url]
  if (url !== undefined && url !== '') {
    const origin = parseTenantUrl(url)
    if (!origin.ok) {
      // The block's own URL was reported above already; this one comes from the environment.
      if (config.tenant_url.kind === 'null')
        diagnostics.push(errorDiagnostic('Invalid tenant URL', `${ENVIRONMENT.tenant_url}: ${origin.reason}`))
    } else if (!fallback.ok) diagnostics.push(fallback.diagnostic)
    else tenants.set(undefined, { origin: origin.origin, credentials: fallback.credentials })
  } else if (named.none) {
    diagnostics.push(
      errorDiagnostic(
        'No tenant given',
        `The provider does not know which Qlik Cloud tenant to manage. Set tenant_url in the provider block, or ${ENVIRONMENT.tenant_url} in the environment, to a URL such as https://acme.eu.qlikcloud.com.`,
        ['tenant_url'],
      ),
    )
  }

  for (const [name, { url: address, credentials: own, path, where }] of named.tenants) {
    const origin = parseTenantUrl(address)
    const credentials = Object.keys(own).length > 0 ? resolveCredentials(own, undefined, path) : fallback
    if (!credentials.ok)
      diagnostics.push({ ...credentials.diagnostic, detail: where + credentials.diagnostic.detail })
    else if (origin.ok) tenants.set(name, { origin: origin.origin, credentials: credentials.credentials })
  }

  const excludedTenants = [...texts(config.excluded_tenants), ...excludedByEnvironment(variables)]
  diagnostics.push(...exclusionFindings(tenants, excludedTenants))
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  if (failed) return { kind: 'refused', diagnostics: distinct(diagnostics) }
  return {
    kind: 'ready',
    diagnostics,
    settings: {
      tenants,
      allowedTenants: config.allowed_tenants.kind === 'null' ? undefined : texts(config.allowed_tenants),
      excludedTenants,
      requestTimeoutMs: milliseconds(config.request_timeout_seconds, DEFAULT_REQUEST_TIMEOUT_SECONDS),
      maxWaitMs: milliseconds(config.max_wait_seconds, DEFAULT_MAX_WAIT_SECONDS),
      skippedRules: skippedRules(config.skip_rules),
      quotaShare: contentOf(config.quota_share)?.toNumber() ?? DEFAULT_QUOTA_SHARE,
    },
  }
}

function exclusionFindings(
  tenants: ReadonlyMap<string | undefined, TenantSettings>,
  excluded: readonly string[],
): Diagnostics {
  const matched = [...tenants].flatMap(([name, { origin }]) => {
    const { host } = new URL(origin)
    return matchesTenant(excluded, name, host) ? [name ?? host] : []
  })
  if (matched.length === 0) return []
  return [
    warningDiagnostic(
      'Tenants left out',
      `Nothing is sent to ${listed(matched)}, which excluded_tenants or ${ENVIRONMENT.excluded_tenants} names. What is there is taken to be as in the state, and stays as it is; what this plan makes or destroys there is refused at apply.`,
      ['excluded_tenants'],
    ),
  ]
}

function excludedByEnvironment(variables: Variables): readonly string[] {
  return (variables[ENVIRONMENT.excluded_tenants] ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
}

function texts(value: Value<readonly Value<string>[]>): readonly string[] {
  return (contentOf(value) ?? []).flatMap((item) => contentOf(item) ?? [])
}

/** Several tenants without credentials share one fault: it is said once. */
function distinct(diagnostics: Diagnostics): Diagnostics {
  return diagnostics.filter(
    (diagnostic, at) => diagnostics.findIndex(({ detail }) => detail === diagnostic.detail) === at,
  )
}

function withoutUrl(name: string): Diagnostic {
  return errorDiagnostic(
    'Tenant without a URL',
    `The tenant "${name}" is null. Give it a url, or remove it.`,
    ['tenants', { key: name }],
  )
}

function milliseconds(value: Value<Decimal>, fallbackSeconds: number): number {
  return (contentOf(value)?.toNumber() ?? fallbackSeconds) * 1000
}

function firstUnknown(config: ProviderModel): string | undefined {
  return Object.entries(config).find(([, value]) => holdsUnknown(value))?.[0]
}

function holdsUnknown(value: Value): boolean {
  if (value.kind !== 'known') return value.kind === 'unknown'
  if (Array.isArray(value.value)) return value.value.some(holdsUnknown)
  // A provider block holds texts, numbers, sets and maps: what is an object here is a map or one of its objects.
  return typeof value.value === 'object' && !(value.value instanceof Decimal)
    ? Object.values(value.value as Readonly<Record<string, Value>>).some(holdsUnknown)
    : false
}
