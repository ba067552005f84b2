import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'
import { RULE_IDS, type RuleId } from '../../src/rules'
import { RULE_EXAMPLES } from '../../src/rules/examples/rule-examples'
import { exampleHcl } from '../../tools/reference/example-hcl'

jest.setTimeout(120_000)

let place: Workspace

beforeAll(async () => {
  place = await attachedWorkspace({
    url: 'https://acme.eu.qlikcloud.com',
    clientId: 'id',
    clientSecret: 'secret',
  })
})
afterAll(() => {
  place.remove()
})

interface Diagnostic {
  readonly severity: string
  readonly address?: string
  readonly detail: string
}

async function diagnostics(which: 'wrong' | 'right', ids: readonly RuleId[]): Promise<readonly Diagnostic[]> {
  place.configure(ids.map((id) => exampleHcl(RULE_EXAMPLES[id][which], nameOf(id))).join('\n\n'))
  const { stdout } = await place.terraform(['validate', '-json'])
  // The format of Terraform's documentation, `terraform validate -json`.
  return (JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics
}

const nameOf = (id: string): string => id.replaceAll(/[/-]/g, '_')

/** What takes a client and its secrets or publication is known at plan, when the client exists. */
const AT_PLAN: readonly RuleId[] = RULE_IDS.filter(
  (id) => RULE_EXAMPLES[id].wrong.furtherSecrets !== undefined || RULE_EXAMPLES[id].wrong.client.published,
)
test('terraform validate accepts the right example of every rule, without a warning', async () => {
  expect(await diagnostics('right', RULE_IDS)).toEqual([])
})

test('terraform validate names each rule at its wrong example', async () => {
  const ids = RULE_IDS.filter((id) => !AT_PLAN.includes(id))
  const found = await diagnostics('wrong', ids)
  const named = new Map(ids.map((id) => [`qlikcloud_oauth_client.${nameOf(id)}`, id]))

  const unnamed = ids.filter(
    (id) =>
      !found.some(({ address = '', detail }) => named.get(address) === id && detail.endsWith(`(${id})`)),
  )
  expect(unnamed).toEqual([])
  // A name that is too long is unknown, too.
  const others = found.filter(({ address = '', detail }) => !detail.endsWith(`(${named.get(address) ?? ''})`))
  expect(others.map(({ detail }) => /\(([^)]*)\)$/.exec(detail)?.[1])).toEqual(['scope/unknown'])
})
