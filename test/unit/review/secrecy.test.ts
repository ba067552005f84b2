import { inspect } from 'node:util'
import {
  checkGate,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderSarif,
  renderTerminal,
  type GateOptions,
} from '../../../src/review'
import { changeJson, clientValues, planOf, planText, reportOf, SECRET } from './plan-json'

const PRIVATE = 'CANARY-of-a-private-value'
const text = planText(
  [
    // Terraform marks nothing here: the names alone must do.
    changeJson({
      before: clientValues(),
      after: clientValues({ client_secret: 'CANARY-new', client_name: 'Gate' }),
    }),
    changeJson({
      ...{ type: SECRET, before: { client_id: 'c1', secret: 'CANARY-old', encrypted_secret: 'CANARY-jwe' } },
      after: { client_id: 'c2', secret: 'CANARY-new', encrypted_secret: 'CANARY-jwe-2' },
    }),
    // And here the marks: of whole attributes, of elements, of parts of objects, and of one side alone.
    changeJson({
      address: 'qlikcloud_oauth_client.marked',
      before: clientValues({ redirect_uris: [PRIVATE], allowed_origins: [PRIVATE], client_name: PRIVATE }),
      after: clientValues({
        redirect_uris: [PRIVATE, 'https://b.example'],
        allowed_origins: null,
        public_keys: [{ kid: 'one', d: PRIVATE }],
        description: PRIVATE,
      }),
      change: {
        before_sensitive: { redirect_uris: [true], allowed_origins: [true], client_name: true },
        after_sensitive: { redirect_uris: [true, false], description: true, public_keys: [{ d: true }] },
      },
    }),
    changeJson({
      address: 'qlikcloud_unknown.new',
      type: 'qlikcloud_unknown',
      before: null,
      after: { password: PRIVATE },
      change: { after_sensitive: { password: true } },
    }),
    {
      ...changeJson({ before: null, after: { api_key: 'CANARY-other' } }),
      provider_name: 'registry.terraform.io/other/other',
    },
  ],
  {
    configuration: {
      provider_config: { qlikcloud: { expressions: { client_secret: { constant_value: 'CANARY' } } } },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [
            { ...changeJson({ before: {}, after: {} }), type: SECRET, values: { secret: 'CANARY-state' } },
          ],
        },
      },
    },
    resource_drift: [
      changeJson({
        before: clientValues({ client_secret: 'CANARY-a' }),
        after: clientValues({ client_secret: 'CANARY-b' }),
      }),
    ],
  },
)

test('no secret is in the plan as it is read, in the report, or in anything that shows it', async () => {
  const report = await reportOf({ acme: text })
  const gate: GateOptions = { failOn: ['broadens', 'unknown', 'narrows', 'neutral', 'drift'] }
  const breaches = checkGate(report, gate)
  const shown = [
    inspect(planOf(text), { depth: null, showHidden: true }),
    inspect(report, { depth: null, showHidden: true }),
    renderTerminal(report, { breaches }),
    renderMarkdown(report, { breaches }),
    renderJson(report, { breaches }),
    await renderSarif(report, { gate }),
    renderHtml(report, { breaches }),
  ]
  for (const one of shown) expect(one).not.toContain('CANARY')
  expect(breaches.length).toBeGreaterThan(0)
  expect(shown[2]).toContain('redirect_uris (sensitive) → (sensitive)')
})

test('a change of nothing but a secret is still seen as one', async () => {
  const report = await reportOf({
    acme: planText([
      changeJson({ before: clientValues(), after: clientValues({ client_secret: 'CANARY-b' }) }),
    ]),
  })
  expect(report.groups.map(({ action, findings }) => [action, findings.map(({ detail }) => detail)])).toEqual(
    [['update', ['nothing that a review could show changes']]],
  )
})
