import { adviceFor } from '../../../api'
import type { ApiErrorCode } from '../../../api'
import { contentOf, known, knownOrNull, warningDiagnostic } from '../../../framework'
import type { Diagnostics, EphemeralResource } from '../../../framework'
import { apiFindings, attempt } from '../../api-findings'
import type { Tenants } from '../../tenants'
import { checkAccessToken } from './check'
import { decodeHandle, encodeHandle } from './handle'
import { login } from './login'
import { ACCESS_TOKEN_SCHEMA } from './schema'

/** A token endpoint refuses a scope with the same code as a secret. */
function advice(code: ApiErrorCode, scopes: readonly string[]): string {
  const usual = adviceFor(code)
  return code === 'QLIK_CREDENTIALS_REJECTED' && scopes.length > 0
    ? `${usual} Or the client is not allowed one of the scopes asked for: ${scopes.join(', ')}.`
    : usual
}

/** How long before its end somebody is told that a token ends. */
const WARNED_BEFORE_MS = 60_000

export const accessToken: EphemeralResource<Tenants, typeof ACCESS_TOKEN_SCHEMA> = {
  schema: ACCESS_TOKEN_SCHEMA,

  validate: checkAccessToken,

  async open(config, { provider, signal, environment }) {
    const refuse = (diagnostics: Diagnostics) => ({ result: undefined, diagnostics })
    const faults = checkAccessToken(config)
    if (faults.length > 0) return refuse(faults)
    const found = provider.resolve(config.tenant)
    if (!found.ok) return refuse([found.diagnostic])
    const { tenant } = found
    const as = login(config, tenant)
    if (!as.ok) return refuse([as.diagnostic])

    const scopes = (contentOf(config.scopes) ?? []).flatMap((scope) => contentOf(scope) ?? [])
    const whose = as.client.clientId ?? ''
    const doing = `get an access token for OAuth client ${whose}`
    const issued = await attempt(tenant, doing, () => as.client.issueToken(scopes, { signal }))
    if (!issued.ok) return refuse(apiFindings(issued.error, doing, tenant, advice(issued.error.code, scopes)))

    const { value, type, lifetimeMs } = issued.value
    const expiresAt = new Date(as.client.tenantTime() + lifetimeMs).toISOString()
    const revoke = contentOf(config.revoke_on_close) ?? true
    return {
      result: {
        ...config,
        access_token: known(value.reveal()),
        token_type: knownOrNull(type),
        expires_at: known(expiresAt),
      },
      // By the clock of this machine, which is Terraform's.
      renewAt: environment.now() + Math.max(0, lifetimeMs - WARNED_BEFORE_MS),
      private: encodeHandle({ tenant: config.tenant, token: value, expiresAt, revoke }),
      diagnostics: [],
    }
  },

  /** Terraform has no place for another token, and this one cannot be prolonged: all there is to do is to say so. */
  async renew(bytes) {
    const handle = decodeHandle(bytes)
    if (handle === undefined) return { diagnostics: [] }
    return {
      diagnostics: [
        warningDiagnostic(
          'Access token ends',
          `The access token ends at ${handle.expiresAt}, before this command does. What is done with it after that is refused; apply again then.`,
        ),
      ],
    }
  },

  async close(bytes, { provider, signal }) {
    const handle = decodeHandle(bytes)
    if (handle?.revoke !== true) return []
    const found = provider.resolve(handle.tenant)
    if (!found.ok) return [found.diagnostic]
    const revoked = await attempt(found.tenant, 'revoke the access token', () =>
      found.tenant.api.revokeToken(handle.token, { signal }),
    )
    if (revoked.ok) return []
    // The work is done, and the token ends by itself.
    return revoked.diagnostics.map(({ detail }) =>
      warningDiagnostic('Access token not revoked', `${detail} It ends by itself at ${handle.expiresAt}.`),
    )
  },
}
