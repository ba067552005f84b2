import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { qlikCloudProvider } from '../../../src/provider/provider'
import type { ResourceChange } from '../../helpers/terraform'
import { BARE_MACHINE } from '../provider/harness/region'

const FOLDER = join(__dirname, '..', '..', 'golden')
const PLANS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (file) => basename(dirname(file)) === 'plans' || basename(file) === 'plan.json',
)
const { resources } = qlikCloudProvider(BARE_MACHINE, 'test')

interface PlannedResource extends ResourceChange {
  readonly type: string
  readonly change: ResourceChange['change'] & {
    /** False, where an object has nothing to hide. */
    readonly after_sensitive: Readonly<Record<string, unknown>> | boolean
  }
}

interface GoldenPlan {
  readonly resource_changes?: readonly PlannedResource[]
  readonly resource_drift?: readonly PlannedResource[]
}

function changesIn(file: string): readonly PlannedResource[] {
  // Made by terraform, in its format 1.2.
  const plan = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as GoldenPlan
  const all = [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]
  return all.filter(({ type, change: { after } }) => after !== null && resources.has(type))
}

const schemaOf = (type: string) => Object.entries(resources.get(type)?.schema.attributes ?? {})

/** What is read of a plan is what the provider of the day has written, or the golden texts are about another one. */
test.each(PLANS)('%s has the attributes that the resources have', (file) => {
  for (const { address, type, change } of changesIn(file)) {
    const names = new Set([...Object.keys(change.after ?? {}), ...Object.keys(change.after_unknown)])
    expect([address, ...[...names].sort()]).toEqual([
      address,
      ...schemaOf(type)
        .map(([name]) => name)
        .sort(),
    ])
  }
})

test.each(PLANS.filter((file) => !file.includes('sensitive-values')))(
  '%s hides nothing but what is sensitive in a schema',
  (file) => {
    for (const { address, type, change } of changesIn(file)) {
      const hidden = Object.entries(change.after_sensitive).flatMap(([name, mark]) =>
        mark === true ? [name] : [],
      )
      const sensitive = schemaOf(type).flatMap(([name, attribute]) =>
        attribute.sensitive === true ? [name] : [],
      )
      expect([address, ...hidden.filter((name) => !sensitive.includes(name))]).toEqual([address])
    }
  },
)
