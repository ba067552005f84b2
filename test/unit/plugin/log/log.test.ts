import type { LogLevel } from '../../../../src/framework'
import { createLog } from '../../../../src/plugin/log/create-log'
import { logLevelOf } from '../../../../src/plugin/log/level'

test.each<readonly [Record<string, string>, LogLevel | undefined]>([
  [{}, undefined],
  [{ TF_LOG: '' }, undefined],
  [{ TF_LOG: 'OFF' }, undefined],
  [{ TF_LOG: 'DEBUG' }, 'debug'],
  [{ TF_LOG: 'warn' }, 'warn'],
  [{ TF_LOG: 'JSON' }, 'trace'],
  [{ TF_LOG: 'nonsense' }, 'trace'],
  [{ TF_LOG_PROVIDER: 'error' }, 'error'],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'info' }, 'info'],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'off' }, undefined],
  [{ TF_LOG: 'info', TF_LOG_PROVIDER: '' }, 'info'],
])('%p asks for %p', (environment, level) => {
  expect(logLevelOf(environment)).toBe(level)
})

function logged(level: LogLevel | undefined) {
  const lines: string[] = []
  const now = () => Date.parse('2026-11-24T10:00:00.007Z')
  const log = createLog({
    level,
    module: 'provider',
    fields: ['path', 'status'],
    now,
    write: (line) => lines.push(line),
  })
  return { log, lines }
}

test('a line has the form of go-hclog', () => {
  const { log, lines } = logged('info')
  log('info', 'a "message"\nin two lines', { path: '/x', status: 200 })

  expect(lines).toEqual([
    '{"path":"/x","status":200,"@level":"info","@message":"a \\"message\\"\\nin two lines","@module":"provider","@timestamp":"2026-11-24T10:00:00.007000Z"}\n',
  ])
})

test('only allowed fields are written', () => {
  const { log, lines } = logged('info')
  log('info', 'x', { path: '/x', password: 'hunter2', '@message': 'hunter2' })

  expect(lines.join('')).not.toContain('hunter2')
  expect(lines.join('')).toContain('"path":"/x"')
})

test('lower levels are not written', () => {
  const { log, lines } = logged('warn')
  for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) log(level, level)

  expect(lines.map((line) => (JSON.parse(line) as Record<string, unknown>)['@level'])).toEqual([
    'warn',
    'error',
  ])
})

test('nothing is written when Terraform was asked for no log', () => {
  const { log, lines } = logged(undefined)
  log('error', 'x')
  expect(lines).toEqual([])
})
