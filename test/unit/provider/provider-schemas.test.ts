import { providerFaults } from '../../../src/framework'
import { qlikCloudProvider } from '../../../src/provider/provider'
import { BARE_MACHINE } from './harness/region'

test('the schemas of the provider are sound', () => {
  expect(providerFaults(qlikCloudProvider(BARE_MACHINE, 'test'))).toEqual([])
})
