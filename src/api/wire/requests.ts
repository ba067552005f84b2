import * as z from 'zod/mini'

import type { CreateOAuthClientRequest, OAuthClientChange } from '../oauth-client'

/**
 * What is sent. Strict: a field that we misspell fails here, in our tests, and not as a setting that a tenant
 * silently lacks. Limits are not checked here; they are rules.
 */
const jwk = z.strictObject({
  kty: z.string(),
  use: z.string(),
  alg: z.string(),
  kid: z.string(),
  n: z.optional(z.string()),
  e: z.optional(z.string()),
  crv: z.optional(z.string()),
  x: z.optional(z.string()),
  y: z.optional(z.string()),
})

const createRequest = z.strictObject({
  appType: z.string(),
  clientName: z.string(),
  description: z.optional(z.string()),
  clientUri: z.optional(z.string()),
  logoUri: z.optional(z.string()),
  redirectUris: z.optional(z.array(z.string())),
  allowedOrigins: z.optional(z.array(z.string())),
  allowedScopes: z.optional(z.array(z.string())),
  allowedGrantTypes: z.optional(z.array(z.string())),
  allowedAuthMethods: z.optional(z.array(z.string())),
  publicKeys: z.optional(z.array(jwk)),
  // "The only allowed value is trusted"; required is what a client starts with.
  connectionConfig: z.optional(z.strictObject({ consentMethod: z.literal('trusted') })),
})

export function createBody({ consentMethod, ...fields }: CreateOAuthClientRequest): unknown {
  const config = consentMethod === 'trusted' ? { connectionConfig: { consentMethod } } : {}
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0)
  return createRequest.parse({ ...Object.fromEntries(given), ...config })
}

/** The paths are whole fields; the API knows no array indices. */
const operation = z.strictObject({
  op: z.enum(['add', 'remove', 'replace']),
  path: z.enum([
    '/clientName',
    '/description',
    '/clientUri',
    '/logoUri',
    '/redirectUris',
    '/allowedOrigins',
    '/allowedScopes',
    '/allowedGrantTypes',
    '/allowedAuthMethods',
    '/publicKeys',
  ]),
  value: z.optional(z.union([z.string(), z.array(z.string()), z.array(jwk)])),
})

export type Operation = z.infer<typeof operation>

/** One operation for each field: `remove` for an empty value, otherwise `replace` with the whole value. */
export function patchBody(changes: readonly OAuthClientChange[]): readonly Operation[] {
  return changes.map(({ field, value }) =>
    operation.parse(
      value === undefined || value.length === 0
        ? { op: 'remove', path: `/${field}` }
        : { op: 'replace', path: `/${field}`, value },
    ),
  )
}

const consentPatch = z.array(
  z.strictObject({
    op: z.literal('replace'),
    path: z.literal('/consentMethod'),
    value: z.enum(['required', 'trusted']),
  }),
)

export const consentBody = (consentMethod: 'required' | 'trusted'): unknown =>
  consentPatch.parse([{ op: 'replace', path: '/consentMethod', value: consentMethod }])
