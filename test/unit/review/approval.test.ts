import { changeJson, clientValues, CLIENT, planText, reportOf, SECRET, type Values } from './plan-json'

const entry = (after: Values, address = `${CLIENT}.it`) =>
  changeJson({ address, before: clientValues(), after: clientValues(after) })
const approval = async (changes: readonly Values[], more: Values = {}): Promise<string> =>
  (await reportOf({ it: planText(changes, more) })).approval

test('is the same for the same changes, whatever their order, the names of the plans and the version', async () => {
  const [one, two] = [entry({ client_name: 'A' }, `${CLIENT}.a`), entry({ client_name: 'B' }, `${CLIENT}.b`)]
  const expected = await approval([one, two])
  expect(expected).toMatch(/^[0-9a-f]{64}$/)
  expect(await approval([two, one], { terraform_version: '1.12.0', timestamp: 'later' })).toBe(expected)
  const split = (first: string, second: string) =>
    reportOf({ [first]: planText([one]), [second]: planText([two]) })
  expect((await split('x', 'y')).approval).toBe((await split('b', 'a')).approval)
})

test('does not depend on secrets', async () => {
  const made = (secret: string) =>
    changeJson({
      type: SECRET,
      before: { id: 'c1/a', secret, hint: 'a' },
      after: { id: 'c1/a', secret, hint: 'b' },
    })
  expect(await approval([made('CANARY-1')])).toBe(await approval([made('CANARY-2')]))
})

const base = entry({ client_name: 'A' })
const different: readonly [name: string, changes: readonly Values[]][] = [
  ['another value', [entry({ client_name: 'B' })]],
  ['another set', [entry({ client_name: 'A', redirect_uris: [] })]],
  ['another address', [entry({ client_name: 'A' }, `${CLIENT}.other`)]],
  [
    'another object of the same address',
    [changeJson({ before: clientValues({ id: 'c2' }), after: clientValues({ id: 'c2', client_name: 'A' }) })],
  ],
  [
    'another value before',
    [changeJson({ before: clientValues({ client_name: 'Z' }), after: clientValues({ client_name: 'A' }) })],
  ],
  [
    'another action',
    [
      changeJson({
        before: clientValues(),
        after: clientValues({ client_name: 'A' }),
        replacedFor: ['tenant'],
      }),
    ],
  ],
  [
    'a value that is not known',
    [
      changeJson({
        before: clientValues(),
        after: clientValues({ client_name: 'A' }),
        change: { after_unknown: { app_type: true } },
      }),
    ],
  ],
  [
    'a change more',
    [
      base,
      entry({}, `${CLIENT}.other`),
      changeJson({ address: `${CLIENT}.third`, before: clientValues(), after: null }),
    ],
  ],
  [
    'a change of another provider',
    [
      base,
      { ...changeJson({ type: 'null_resource', before: null, after: { a: 'b' } }), provider_name: 'x/y/z' },
    ],
  ],
]

test.each(different)('differs for %s', async (_name, changes) => {
  expect(await approval(changes)).not.toBe(await approval([base]))
})
