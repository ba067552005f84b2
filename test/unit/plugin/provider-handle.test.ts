import type { Environment } from '../../../src/framework'
import { providerHandle } from '../../../src/plugin/provider-handle'
import { hostOf } from './call/fake-server'

const environment: Environment = { now: () => 0, random: () => 0, log: () => undefined }

test('a provider is made once, when it is first asked for', async () => {
  const made = await hostOf().server()
  const create = jest.fn(() => made)
  const handle = providerHandle(create, environment)

  expect(create).not.toHaveBeenCalled()
  expect(await handle.get()).toBe(made)
  expect(await handle.get()).toBe(made)
  expect(create.mock.calls).toEqual([[environment]])
})

test('a provider that was made is closed', async () => {
  const close = jest.fn(() => Promise.resolve())
  const handle = providerHandle(() => hostOf({ close }).server(), environment)

  await handle.close()
  expect(close).not.toHaveBeenCalled()
  await handle.get()
  await handle.close()
  expect(close).toHaveBeenCalledTimes(1)
})

test('a provider that could not be made fails each call, and needs no closing', async () => {
  const create = jest.fn((): never => {
    throw new RangeError('broken')
  })
  const handle = providerHandle(create, environment)

  await expect(handle.get()).rejects.toThrow('broken')
  await expect(handle.get()).rejects.toThrow('broken')
  await expect(handle.close()).resolves.toBeUndefined()
  expect(create).toHaveBeenCalledTimes(1)
})
