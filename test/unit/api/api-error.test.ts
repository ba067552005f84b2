import { ApiError, adviceFor } from '../../../src/api'
import { ERROR_CODES } from '../../../src/api/error-codes'
import type { ApiErrorCode } from '../../../src/api'

const REQUEST = { method: 'GET', path: '/api/v1/oauth-clients/c1' }

test('names method and path first, then what happened', () => {
  const error = new ApiError('QLIK_NOT_FOUND', REQUEST, { message: 'not found', status: 404 })
  expect(error).toMatchObject({
    name: 'ApiError',
    message: 'GET /api/v1/oauth-clients/c1: not found',
    status: 404,
  })
})

test('lets an ApiError pass through the door unchanged', () => {
  const error = new ApiError('QLIK_TIMEOUT', REQUEST, { message: 'late' })
  expect(ApiError.from(error, { method: 'POST', path: '/elsewhere' })).toBe(error)
})

test('turns what Node throws into a code and keeps the cause', () => {
  const error = ApiError.from(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), REQUEST)
  expect(error).toMatchObject({
    code: 'QLIK_UNREACHABLE',
    message:
      'GET /api/v1/oauth-clients/c1: the connection was refused; nothing listens at that address (ECONNREFUSED)',
    cause: new Error('Error (ECONNREFUSED)'),
  })
})

test('keeps every fact when it is restated', () => {
  const facts = { status: 502, traceId: 't', detail: 'd', fault: 'unavailable' } as const
  const cause = new Error('why')
  const candidates = [{ clientId: 'c1', clientName: 'Portal', createdAt: undefined }]
  const restated = new ApiError('QLIK_SERVER_ERROR', REQUEST, { ...facts, message: 'cut', cause }).restated({
    code: 'QLIK_CREATE_UNCLEAR',
    note: 'perhaps made',
    candidates,
  })
  expect(restated).toMatchObject({ ...facts, code: 'QLIK_CREATE_UNCLEAR', candidates })
  expect(restated.cause).toBe(cause)
  expect(restated.message).toBe('GET /api/v1/oauth-clients/c1: cut; perhaps made')
})

test('gives an advice in full sentences for every code', () => {
  // Object.keys of a record of all codes lists the codes.
  const codes = Object.keys(ERROR_CODES) as ApiErrorCode[]
  expect(codes.length).toBeGreaterThan(15)
  for (const code of codes) expect(adviceFor(code)).toMatch(/^[A-Z].{15,}\.$/)
})
