import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createQueue, usesPluginCache } from '../../../../src/cli/fleet/plugin-cache'
import { fakeContext, type FakeContext } from '../fake-context'

let context: FakeContext

beforeEach(() => {
  context = fakeContext()
  mkdirSync(context.homeFolder)
})
afterEach(() => context.remove())

test('a queue runs one after the other, whatever fails', async () => {
  const inTurn = createQueue()
  const events: string[] = []
  const task = (name: string, fails = false) =>
    inTurn(async () => {
      events.push(`begin ${name}`)
      await Promise.resolve()
      events.push(`end ${name}`)
      if (fails) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([task('a'), task('b', true), task('c')])
  expect(events).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c'])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a cache is known by the environment, and by the CLI configuration', () => {
  expect(usesPluginCache(context)).toBe(false)
  expect(usesPluginCache({ ...context, environment: { TF_PLUGIN_CACHE_DIR: '/cache' } })).toBe(true)
  writeFileSync(join(context.homeFolder, '.terraformrc'), '# plugin_cache_dir = "x"\n')
  expect(usesPluginCache(context)).toBe(false)
  writeFileSync(join(context.homeFolder, '.terraformrc'), '  plugin_cache_dir = "x"\n')
  expect(usesPluginCache(context)).toBe(true)
  const other = join(context.scratch, 'other.rc')
  writeFileSync(other, '')
  expect(usesPluginCache({ ...context, environment: { TF_CLI_CONFIG_FILE: other } })).toBe(false)
})
