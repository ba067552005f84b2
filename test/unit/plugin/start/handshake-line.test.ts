import { handshakeLine, reattachMessage } from '../../../../src/plugin/start/handshake-line'

test('the line has six parts, with the certificate in base64 without padding', () => {
  expect(handshakeLine({ network: 'unix', text: '/tmp/s' }, Buffer.from('a'))).toBe(
    '1|6|unix|/tmp/s|grpc|YQ\n',
  )
})

test('the line has five parts without TLS', () => {
  expect(handshakeLine({ network: 'tcp', text: '127.0.0.1:10000' }, undefined)).toBe(
    '1|6|tcp|127.0.0.1:10000|grpc\n',
  )
})

test('the message for debuggers can be pasted into a shell', () => {
  const message = reattachMessage(
    'registry.terraform.io/test/fixture',
    { network: 'unix', text: '/tmp/s' },
    42,
  )
  expect(message).toContain(
    `\tTF_REATTACH_PROVIDERS='{"registry.terraform.io/test/fixture":{"Protocol":"grpc","ProtocolVersion":6,"Pid":42,"Test":true,"Addr":{"Network":"unix","String":"/tmp/s"}}}'\n`,
  )
})
