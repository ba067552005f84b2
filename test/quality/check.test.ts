import { reportStep, summary } from '../../tools/check/report'
import type { StepResult } from '../../tools/check/run-step'
import { runAll } from '../../tools/check/schedule'
import { stepEnvironment } from '../../tools/check/step-environment'
import { select, STEPS, type Step } from '../../tools/check/steps'

const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  command: { kind: 'bin', bin: 'true', options: [] },
  ...more,
})

describe('the selection', () => {
  test('is everything without a name', () => {
    expect(select([])).toEqual(STEPS)
  })

  test('brings along what a step needs, in the order of the table', () => {
    expect(select(['acceptance', 'unit']).map(({ name }) => name)).toEqual(['build', 'unit', 'acceptance'])
  })

  test('names the steps when one is unknown', () => {
    expect(() => select(['typos'], [step('lint'), step('unit')])).toThrow(
      new Error('there is no step "typos"; the steps are lint, unit'),
    )
  })
})

describe('the schedule', () => {
  /** Runs the steps and writes down who was running at each start. */
  async function traceOf(steps: readonly Step[], slots: number): Promise<readonly string[]> {
    const trace: string[] = []
    const running = new Set<string>()
    await runAll(steps, slots, async ({ name }) => {
      running.add(name)
      trace.push([...running].join('+'))
      await Promise.resolve()
      running.delete(name)
    })
    return trace
  }

  test('fills the slots in the order of the table', async () => {
    expect(await traceOf([step('a'), step('b'), step('c')], 2)).toEqual(['a', 'a+b', 'c'])
  })

  test('starts a step after what it needs', async () => {
    expect(await traceOf([step('pack', { needs: ['build'] }), step('build')], 2)).toEqual(['build', 'pack'])
  })

  test('gives a step the machine for itself', async () => {
    const trace = await traceOf([step('a'), step('heavy', { alone: true }), step('b')], 2)
    expect(trace).toEqual(['a', 'a+b', 'heavy'])
  })

  test('refuses steps that wait for each other', async () => {
    const circle = [step('a', { needs: ['b'] }), step('b', { needs: ['a'] })]
    await expect(traceOf(circle, 2)).rejects.toThrow('these steps wait for each other: a, b')
  })
})

describe('the environment of a step', () => {
  const names = (more: Readonly<Record<string, string>>): readonly string[] =>
    Object.keys(stepEnvironment({ PATH: '/bin', ...more })).sort()

  test('has nothing of what somebody has set for their own Terraform', () => {
    expect(names({ TF_CLI_CONFIG_FILE: '.tofurc' })).toEqual(names({}))
  })

  test('has extra certificates only where a tenant of Qlik is called', () => {
    const certificates = { NODE_EXTRA_CA_CERTS: '/etc/ssl/ours.pem' }
    expect(names(certificates)).toEqual(names({}))
    expect(
      names({ ...certificates, QLIKCLOUD_CONTRACT_TENANT_URL: 'https://acme.eu.qlikcloud.com' }),
    ).toContain('NODE_EXTRA_CA_CERTS')
  })
})

describe('the report', () => {
  const good: StepResult = {
    name: 'unit',
    ok: true,
    seconds: 1.23,
    output: 'noise',
    tests: { passed: 7, failed: 0 },
  }
  const bad: StepResult = { name: 'lint', ok: false, seconds: 12, output: 'a problem\n', tests: undefined }

  test('is one line for a step that went well', () => {
    expect(reportStep(good)).toBe('ok      unit           1.2 s  7 tests')
  })

  test('shows what a failed step printed', () => {
    expect(reportStep(bad)).toBe('FAILED  lint          12.0 s\n    a problem')
  })

  test('shows each failed test once, and no suite that went well', () => {
    const failure = 'FAIL test/a.test.ts\n  ● a behaviour\n'
    const output = `PASS test/b.test.ts\n${failure}Summary of all failing tests\n${failure}\nTest Suites: 1 failed`
    const result: StepResult = { ...good, ok: false, output, tests: { passed: 7, failed: 1 } }
    expect(reportStep(result)).toBe(
      [
        'FAILED  unit           1.2 s  7 tests',
        '    FAIL test/a.test.ts',
        '      ● a behaviour',
        '    Test Suites: 1 failed',
      ].join('\n'),
    )
  })

  const failing: StepResult = { ...good, ok: false, tests: { passed: 3, failed: 2 } }
  const crashed: StepResult = { ...good, ok: false, tests: { passed: 3, failed: 0 } }
  const cases: readonly [name: string, results: readonly StepResult[], line: string][] = [
    ['tests are counted', [good, good], '14 passed, 0 failed'],
    ['failed tests are counted', [good, failing], '10 passed, 2 failed'],
    ['a failed step without tests counts as one', [good, bad], '7 passed, 1 failed'],
    ['a failed step with no failed test counts as one', [good, crashed], '10 passed, 1 failed'],
  ]
  test.each(cases)('ends with one line: %s', (_name, results, line) => {
    expect(summary(results)).toBe(line)
  })
})
