import { consentBody, createBody, patchBody } from '../../../../src/api/wire'
import type { OAuthClientChange } from '../../../../src/api'

test('sends what is set and leaves out what is empty', () => {
  const body = createBody({
    appType: 'web',
    clientName: 'Portal',
    description: '',
    clientUri: undefined,
    redirectUris: ['https://a.example.com/cb'],
    allowedOrigins: [],
    publicKeys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k', n: 'nn', e: 'AQAB' }],
  })
  expect(body).toEqual({
    appType: 'web',
    clientName: 'Portal',
    redirectUris: ['https://a.example.com/cb'],
    publicKeys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k', n: 'nn', e: 'AQAB' }],
  })
})

test('names the consent method only when it is not the default', () => {
  const request = { appType: 'web', clientName: 'n' }
  expect(createBody({ ...request, consentMethod: 'required' })).toEqual(request)
  expect(createBody({ ...request, consentMethod: 'trusted' })).toEqual({
    ...request,
    connectionConfig: { consentMethod: 'trusted' },
  })
})

test('refuses a field that the API does not have', () => {
  const misspelt = { appType: 'web', clientName: 'n', redirectURIs: ['https://a'] }
  expect(() => createBody(misspelt)).toThrow('redirectURIs')
})

test.each<[change: OAuthClientChange, operation: unknown]>([
  [
    { field: 'clientName', value: 'n' },
    { op: 'replace', path: '/clientName', value: 'n' },
  ],
  [
    { field: 'description', value: undefined },
    { op: 'remove', path: '/description' },
  ],
  [
    { field: 'logoUri', value: '' },
    { op: 'remove', path: '/logoUri' },
  ],
  [
    { field: 'redirectUris', value: [] },
    { op: 'remove', path: '/redirectUris' },
  ],
  [
    { field: 'allowedScopes', value: ['a', 'b'] },
    { op: 'replace', path: '/allowedScopes', value: ['a', 'b'] },
  ],
])('turns %j into %j', (change, operation) => {
  expect(patchBody([change])).toEqual([operation])
})

test('changes the consent by a patch of its own', () => {
  expect(consentBody('trusted')).toEqual([{ op: 'replace', path: '/consentMethod', value: 'trusted' }])
})
