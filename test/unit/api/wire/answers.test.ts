import {
  readClientSecret,
  readConnectionConfig,
  readFailure,
  readOAuthConfiguration,
  readPatched,
  readPublished,
  readToken,
} from '../../../../src/api/wire'

test('reads the metadata of the authorization server', () => {
  const wire = {
    issuer: 'https://acme.eu.qlikcloud.com',
    authorization_endpoint: 'https://acme.eu.qlikcloud.com/oauth/authorize',
    token_endpoint: 'https://acme.eu.qlikcloud.com/oauth/token',
    grant_types_supported: ['authorization_code'],
  }
  expect(readOAuthConfiguration(wire)).toEqual({
    ok: true,
    value: {
      issuer: 'https://acme.eu.qlikcloud.com',
      authorizationEndpoint: 'https://acme.eu.qlikcloud.com/oauth/authorize',
      tokenEndpoint: 'https://acme.eu.qlikcloud.com/oauth/token',
      revocationEndpoint: undefined,
      jwksUri: undefined,
      grantTypesSupported: ['authorization_code'],
      responseTypesSupported: [],
    },
  })
})

test.each<[what: string, read: { ok: boolean; misfit?: string }, misfit: string]>([
  ['a secret without a hint', readClientSecret({ clientSecret: 'canary' }), 'hint: expected string'],
  [
    'a secret that is a number',
    readClientSecret({ clientSecret: 4711, hint: 'h' }),
    'clientSecret: expected string',
  ],
  ['consent without a method', readConnectionConfig({}), 'consentMethod: expected string'],
  ['publishing without a time', readPublished({ publishedAt: '' }), 'publishedAt: not as described'],
  ['a patch answered by a list', readPatched(['canary']), 'the whole body: expected object'],
  ['metadata without an issuer', readOAuthConfiguration({ token_endpoint: 't' }), 'issuer: expected string'],
  ['a token without a token', readToken({ expires_in: 1 }), 'access_token: expected string'],
])('does not take %s', (_what, read, misfit) => {
  expect(read).toEqual({ ok: false, misfit })
})

test.each<[what: string, times: object, seconds: number | undefined, atMs: number | undefined]>([
  ['seconds', { expires_in: 21_600 }, 21_600, undefined],
  ['seconds as text', { expires_in: '60' }, 60, undefined],
  ['a time', { expires_at: '2026-11-23T12:00:00Z' }, undefined, Date.UTC(2026, 10, 23, 12)],
  ['a number of seconds since the epoch', { expires_at: 1_700_000_000 }, undefined, 1_700_000_000_000],
  ['nothing of use', { expires_in: 'soon', expires_at: 'later' }, undefined, undefined],
])('reads the end of a token from %s', (_what, times, expiresInSeconds, expiresAtMs) => {
  const value = { accessToken: 't', expiresInSeconds, expiresAtMs }
  expect(readToken({ access_token: 't', ...times })).toEqual({ ok: true, value })
})

test.each<[what: string, body: unknown, detail: string | undefined]>([
  [
    'title and detail',
    { errors: [{ code: 'A-1', title: 'Bad', detail: 'too long' }] },
    'Bad: too long [A-1]',
  ],
  ['several errors', { errors: [{ title: 'One' }, { title: 'Two' }] }, 'One; Two'],
  [
    'the words of RFC 6749',
    { error: 'invalid_client', error_description: 'unknown' },
    'invalid_client: unknown',
  ],
  ['neither', { message: 'x' }, undefined],
  ['an odd shape', { errors: 'x' }, undefined],
  ['no body', undefined, undefined],
])('reads %s from a refusal', (_what, body, detail) => {
  expect(readFailure(body).detail).toBe(detail)
})

test('reads the trace id of a refusal', () => {
  expect(readFailure({ errors: [], traceId: 'abc' })).toEqual({ detail: undefined, traceId: 'abc' })
})
