import {
  knownFacts,
  ROTATION_RULES,
  snakeCase,
  UNKNOWN,
  violations,
  type RotationSpec,
} from '../../../src/rules'

const check = (rotation: RotationSpec) =>
  violations(ROTATION_RULES, knownFacts(rotation), { naming: snakeCase }).map(({ blame, detail }) => ({
    blame,
    detail,
  }))

test.each<RotationSpec>([
  { everyDays: 30, overlapDays: 7 },
  { everyDays: 1, overlapDays: 0 },
  { everyDays: 3650, overlapDays: 3649 },
  { everyDays: undefined, overlapDays: 3650 },
])('allows every $everyDays days with $overlapDays days of overlap', (rotation) => {
  expect(check(rotation)).toEqual([])
})

const EVERY =
  'Give whole days, from 1 to 3650, or leave it out to rotate only when keepers change. (rotation/every-days)'
const OVERLAP =
  'Give whole days, from 0 to 3650; with 0 the next apply deletes the old secret. (rotation/overlap-days)'

test.each<[string, RotationSpec, string, string]>([
  ['no days', { everyDays: 0, overlapDays: 0 }, 'everyDays', `every_days is 0. ${EVERY}`],
  ['half a day', { everyDays: 1.5, overlapDays: 0 }, 'everyDays', `every_days is 1.5. ${EVERY}`],
  ['centuries', { everyDays: 36500, overlapDays: 0 }, 'everyDays', `every_days is 36500. ${EVERY}`],
  ['less than nothing', { everyDays: 30, overlapDays: -1 }, 'overlapDays', `overlap_days is -1. ${OVERLAP}`],
  [
    'an overlap beyond all',
    { everyDays: undefined, overlapDays: 3651 },
    'overlapDays',
    `overlap_days is 3651. ${OVERLAP}`,
  ],
  [
    'an overlap of the whole period',
    { everyDays: 30, overlapDays: 30 },
    'overlapDays',
    'overlap_days is 30 and every_days is 30: the old secret would still be there when the next one is due. Give fewer days of overlap than 30. (rotation/overlap)',
  ],
])('refuses %s', (_, rotation, blame, detail) => {
  expect(check(rotation)).toEqual([{ blame, detail }])
})

test('says nothing of what is not known yet', () => {
  const facts = { ...knownFacts<RotationSpec>({ everyDays: 30, overlapDays: 60 }), everyDays: UNKNOWN }
  expect(violations(ROTATION_RULES, facts, { naming: snakeCase })).toEqual([])
})

test.each(ROTATION_RULES.map((rule) => [rule.id, rule] as const))(
  '%s reads only what it declares',
  (_, rule) => {
    const seen = new Set<string>()
    const specs: readonly RotationSpec[] = [
      { everyDays: 30, overlapDays: 60 },
      { everyDays: 0, overlapDays: -1 },
    ]
    for (const spec of specs) {
      rule.faults(
        new Proxy(spec, {
          get: (target, field, receiver): unknown => {
            seen.add(String(field))
            return Reflect.get(target, field, receiver)
          },
        }),
      )
    }
    expect([...seen].sort()).toEqual([...rule.reads].sort())
  },
)
