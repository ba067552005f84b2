import { knownFacts, OAUTH_CLIENT_RULES, snakeCase, violations } from '../../../../src/rules'
import {
  ACCEPTED_BUT_USELESS,
  REFUSED_BY_STRICT_READING,
} from '../../../../src/rules/examples/strict-readings'
import { RULE_EXAMPLES } from '../../../../src/rules/examples/rule-examples'
import { BROKEN_CLIENTS } from '../broken-clients'
import { crossedAddresses, crossedFeatures, type CrossedClient } from './clients'
import { createRequest } from './create-request'
import { isRefused, usedReadings } from './expected-verdict'
import { clientIdOf, CLIENTS, startTenant, type Tenant } from './tenant'

let tenant: Tenant

beforeAll(async () => {
  tenant = await startTenant()
})
afterAll(() => tenant.stop())

/** Requests under way at a time. */
const PARALLEL = 32

interface Tally {
  readonly accepted: number
  readonly refused: number
  /** Where the answer is not the expected one, with what the rules and the region say. */
  readonly differences: readonly string[]
}

async function ask(clients: Iterable<CrossedClient>): Promise<Tally> {
  let [accepted, refused] = [0, 0]
  const differences: string[] = []
  const queue = clients[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const { name, spec } = next.value
      const found = violations(OAUTH_CLIENT_RULES, knownFacts(spec), { naming: snakeCase })
      const reply = await tenant.send('POST', CLIENTS, createRequest(spec))
      const clientId = clientIdOf(reply)
      if (clientId === undefined) refused += 1
      else {
        accepted += 1
        tenant.forget(clientId)
      }
      const expected = isRefused(found, spec) ? 400 : 201
      if (reply.status === expected) continue
      const said = found.map(({ ruleId, severity }) => `${severity} ${ruleId}`).join(', ')
      differences.push(`${name}: rules [${said}], answer ${reply.status} ${JSON.stringify(reply.body)}`)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  return { accepted, refused, differences: differences.slice(0, 20) }
}

test('type × grants × methods × consent × scopes: what the rules let through is created, and nothing else', async () => {
  expect(await ask(crossedFeatures())).toEqual({ accepted: 1203, refused: 7757, differences: [] })
}, 120_000)

test('type × grants × redirect URIs × origins: what the rules let through is created, and nothing else', async () => {
  expect(await ask(crossedAddresses())).toEqual({ accepted: 204, refused: 3196, differences: [] })
}, 120_000)

test('every case that breaks a rule, and every example of one, gets the answer that the rules say', async () => {
  const broken = Object.entries(BROKEN_CLIENTS).map(([name, { client }]) => ({ name, spec: client }))
  const examples = Object.entries(RULE_EXAMPLES).flatMap(([id, { wrong, right }]) => [
    { name: `${id}, wrong`, spec: wrong.client },
    { name: `${id}, right`, spec: right.client },
  ])
  // Publishing is a call of its own.
  const unpublished = [...broken, ...examples].filter(({ spec }) => !spec.published)
  expect((await ask(unpublished)).differences).toEqual([])
})

test('each documented difference is met by some case', () => {
  const documented = [...REFUSED_BY_STRICT_READING, ...ACCEPTED_BUT_USELESS].map(({ rule }) => rule)
  // That of publishing is met in publish.test.ts.
  expect([...usedReadings].sort()).toEqual(documented.filter((rule) => !rule.startsWith('publish/')).sort())
})
