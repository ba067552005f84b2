import { providerFaults } from '../../../src/framework'
import { qlikCloudProvider } from '../../../src/provider/provider'

test('the schemas of the provider are sound', () => {
  const machine = { variables: {}, readTextFile: () => Promise.reject(new Error('no file is read')) }
  expect(providerFaults(qlikCloudProvider(machine, 'test'))).toEqual([])
})
