import { randomBytes } from 'node:crypto'
import { createTokenAuthority } from '../../../src/emulator/oauth/token-authority'
import { createClock } from '../../../src/emulator/region/clock'
import { createIdentifiers } from '../../../src/emulator/region/identifiers'
import { createTenant } from '../../../src/emulator/region/tenant'

const HOUR_MS = 3_600_000

test('tokens that have expired are forgotten when another one is issued, and those that live are not', async () => {
  const clock = createClock(() => new Date('2026-01-01T00:00:00Z'))
  const identifiers = createIdentifiers(clock, randomBytes)
  const tenant = createTenant('acme', 'http://acme.localhost', identifiers, clock, 'off')
  const tokens = await createTokenAuthority(clock, identifiers)
  const issue = async () => (await tokens.issue(tenant, tenant.admin, ['admin_classic'])).token

  await issue()
  clock.advance(5 * HOUR_MS)
  const second = await issue()
  clock.advance(HOUR_MS)
  const third = await issue()
  expect([...tenant.liveTokens.keys()]).toEqual([second, third])
  expect([second, third].map((token) => tokens.check(tenant, token)?.admin)).toEqual([true, true])
})
