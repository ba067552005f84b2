import { inspect } from 'node:util'
import { networkFault } from '../../../src/api/network-faults'

const coded = (code: string, more: object = {}): Error =>
  Object.assign(new Error('canary'), { code, ...more })

test.each<[code: string, expected: { code: string; fault: string }]>([
  ['ECONNREFUSED', { code: 'QLIK_UNREACHABLE', fault: 'unsent' }],
  ['EAI_AGAIN', { code: 'QLIK_UNREACHABLE', fault: 'unsent' }],
  ['UND_ERR_CONNECT_TIMEOUT', { code: 'QLIK_UNREACHABLE', fault: 'unsent' }],
  ['ENOTFOUND', { code: 'QLIK_UNREACHABLE', fault: 'hopeless' }],
  ['UND_ERR_ABORTED', { code: 'QLIK_UNREACHABLE', fault: 'hopeless' }],
  ['EPROTO', { code: 'QLIK_UNREACHABLE', fault: 'hopeless' }],
  ['ERR_SSL_WRONG_VERSION_NUMBER', { code: 'QLIK_UNREACHABLE', fault: 'hopeless' }],
  ['ECONNRESET', { code: 'QLIK_UNREACHABLE', fault: 'broken' }],
  ['UND_ERR_SOCKET', { code: 'QLIK_UNREACHABLE', fault: 'broken' }],
  ['ETIMEDOUT', { code: 'QLIK_TIMEOUT', fault: 'timeout' }],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', { code: 'QLIK_CERTIFICATE', fault: 'hopeless' }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', { code: 'QLIK_CERTIFICATE', fault: 'hopeless' }],
  ['HPE_INVALID_CONSTANT', { code: 'QLIK_UNEXPECTED_RESPONSE', fault: 'unreadable' }],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', { code: 'QLIK_UNEXPECTED_RESPONSE', fault: 'unreadable' }],
])('reads %s by the table and names it', (code, expected) => {
  const found = networkFault(coded(code))
  expect(found).toMatchObject(expected)
  expect(found.say).toMatch(new RegExp(`\\(${code}\\)$`))
})

test.each<[what: string, error: unknown, fault: string]>([
  ['the cause of an error', new Error('outer', { cause: coded('ECONNREFUSED') }), 'unsent'],
  [
    'a part of an AggregateError',
    new AggregateError([new Error('x'), coded('ECONNREFUSED')], 'all failed'),
    'unsent',
  ],
  ['a timeout while connecting', coded('ETIMEDOUT', { syscall: 'connect' }), 'unsent'],
  [
    'timeouts while connecting to each address of a host',
    Object.assign(
      new AggregateError([
        coded('ETIMEDOUT', { syscall: 'connect' }),
        coded('ECONNREFUSED', { syscall: 'connect' }),
      ]),
      { code: 'ETIMEDOUT' },
    ),
    'unsent',
  ],
  ['the reason of AbortSignal.timeout', new DOMException('', 'TimeoutError'), 'timeout'],
  ['the reason of AbortSignal.abort', new DOMException('', 'AbortError'), 'aborted'],
  ['an unknown code as possibly sent', coded('ESOMETHING'), 'broken'],
  ['something that is no error as possibly sent', 'oops', 'broken'],
])('reads %s', (_what, error, fault) => {
  expect(networkFault(error).fault).toBe(fault)
})

test('comes to an end in a circle of causes', () => {
  const error = new Error('outer')
  error.cause = error
  expect(networkFault(error)).toMatchObject({ code: 'QLIK_UNREACHABLE', say: 'the connection failed' })
})

test('keeps name, code and place of the cause, not its message or fields, which can hold a piece of an answer', () => {
  const parser = Object.assign(new Error('canary\n    at canary'), { data: 'canary' })
  Object.assign(parser, { name: 'HTTPParserError', code: 'HPE_INVALID_CONSTANT' })
  const { cause } = networkFault(parser)
  expect(cause).toEqual(new Error('HTTPParserError (HPE_INVALID_CONSTANT)'))
  const shown = inspect(cause, { showHidden: true })
  expect(shown).toContain('network-faults.test.ts')
  expect(shown).not.toContain('canary')
})
