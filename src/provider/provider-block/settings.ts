import type { Credentials } from '../../api'
import { contentOf, Decimal, errorDiagnostic, NULL } from '../../framework'
import type { Diagnostic, Diagnostics, Value } from '../../framework'
import { parseTenantUrl } from '../../api'
import { nullElements } from '../null-elements'
import { skippedRules, skipRulesFindings } from '../skipped-rules'
import type { SkippedRules } from '../skipped-rules'
import { resolveCredentials } from './credentials'
import type { GivenCredentials } from './credentials'
import { ENVIRONMENT } from './environment'
import type { Variables } from './environment'
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_REQUEST_TIMEOUT_SECONDS, MAX_SECONDS } from './limits'
import { CREDENTIAL_NAMES } from './schema'
import type { ProviderModel } from './schema'

/** The provider block and the environment, checked and put together. */
export interface Settings {
  /** By name; the tenant of resources that name none is at `undefined`. */
  readonly tenants: ReadonlyMap<string | undefined, TenantSettings>
  readonly allowedTenants: readonly string[] | undefined
  readonly requestTimeoutMs: number
  readonly maxWaitMs: number
  readonly skippedRules: SkippedRules
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
    ...secondsFindings('request_timeout_seconds', config.request_timeout_seconds),
    ...secondsFindings('max_wait_seconds', config.max_wait_seconds),
    ...nullElements(config),
    ...skipRulesFindings(config.skip_rules),
  ]
}

export function resolveSettings(config: ProviderModel, variables: Variables): SettingsOutcome {
  const attribute = firstUnknown(config)
  if (attribute !== undefined) return { kind: 'unknown', attribute }

  const diagnostics: Diagnostic[] = [...validateProviderBlock(config)]
  const tenants = new Map<string | undefined, TenantSettings>()
  const fallback = resolveCredentials(given(config), fromEnvironment(variables), [])
  const named = Object.entries(contentOf(config.tenants) ?? {})

  const url = contentOf(config.tenant_url) ?? variables[ENVIRONMENT.tenant_url]
  if (url !== undefined && url !== '') {
    const origin = parseTenantUrl(url)
    if (!origin.ok) {
      // The block's own URL was reported above already; this one comes from the environment.
      if (config.tenant_url.kind === 'null')
        diagnostics.push(errorDiagnostic('Invalid tenant URL', `${ENVIRONMENT.tenant_url}: ${origin.reason}`))
    } else if (!fallback.ok) diagnostics.push(fallback.diagnostic)
    else tenants.set(undefined, { origin: origin.origin, credentials: fallback.credentials })
  } else if (named.length === 0) {
    diagnostics.push(
      errorDiagnostic(
        'No tenant given',
        `The provider does not know which Qlik Cloud tenant to manage. Set tenant_url in the provider block, or ${ENVIRONMENT.tenant_url} in the environment, to a URL such as https://acme.eu.qlikcloud.com.`,
        ['tenant_url'],
      ),
    )
  }

  for (const [name, value] of named) {
    const tenant = contentOf(value)
    if (tenant === undefined) continue
    const origin = parseTenantUrl(contentOf(tenant.url) ?? '')
    const own = given(tenant)
    const credentials =
      Object.keys(own).length > 0 ? resolveCredentials(own, undefined, ['tenants', { key: name }]) : fallback
    if (!credentials.ok) diagnostics.push(credentials.diagnostic)
    else if (origin.ok) tenants.set(name, { origin: origin.origin, credentials: credentials.credentials })
  }

  const failed = diagnostics.some(({ severity }) => severity === 'error')
  if (failed) return { kind: 'refused', diagnostics: distinct(diagnostics) }
  return {
    kind: 'ready',
    diagnostics,
    settings: {
      tenants,
      allowedTenants: contentOf(config.allowed_tenants)?.flatMap((item) => contentOf(item) ?? []),
      requestTimeoutMs: milliseconds(config.request_timeout_seconds, DEFAULT_REQUEST_TIMEOUT_SECONDS),
      maxWaitMs: milliseconds(config.max_wait_seconds, DEFAULT_MAX_WAIT_SECONDS),
      skippedRules: skippedRules(config.skip_rules),
    },
  }
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

function urlFindings(url: string | undefined, path: NonNullable<Diagnostic['path']>): Diagnostics {
  if (url === undefined) return []
  const parsed = parseTenantUrl(url)
  return parsed.ok ? [] : [errorDiagnostic('Invalid tenant URL', parsed.reason, path)]
}

function secondsFindings(name: string, value: Value<Decimal>): Diagnostics {
  if (value.kind !== 'known') return []
  const seconds = value.value.toNumber()
  if (seconds !== undefined && seconds > 0 && seconds <= MAX_SECONDS) return []
  return [
    errorDiagnostic(
      'Number out of range',
      `${name} is ${value.value.text}. Allowed are numbers of seconds above 0, up to ${String(MAX_SECONDS)}.`,
      [name],
    ),
  ]
}

function milliseconds(value: Value<Decimal>, fallbackSeconds: number): number {
  return (contentOf(value)?.toNumber() ?? fallbackSeconds) * 1000
}

function given(source: {
  readonly [K in (typeof CREDENTIAL_NAMES)[number]]: Value<string>
}): GivenCredentials {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const text = contentOf(source[name])
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

function fromEnvironment(variables: Variables): GivenCredentials {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const text = variables[ENVIRONMENT[name]]
      return text === undefined || text === '' ? [] : [[name, text]]
    }),
  )
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
