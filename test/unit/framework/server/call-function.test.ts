import {
  contentOf,
  known,
  NULL,
  type ProviderFunction,
  STRING,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'
import { serverOf } from './fixture'
import { lift } from './lift'

const parameter = (name: string) => ({ name, type: STRING, description: 'For tests.' })

const JOIN: ProviderFunction = {
  summary: 'Joins texts.',
  description: 'For tests.',
  parameters: [parameter('first'), { ...parameter('second'), allowNull: true }],
  returns: STRING,
  call: ([first, second]) => ({ ok: true, value: known(`${textOf(first)}+${textOf(second)}`) }),
}
const VARIADIC: ProviderFunction = {
  ...JOIN,
  parameters: [parameter('first')],
  variadic: { ...parameter('rest'), allowUnknown: true },
  call: (args) => ({ ok: true, value: known(args.map(textOf).join('+')) }),
}

function textOf(value: Value | undefined): string {
  const content = value === undefined ? undefined : contentOf(value)
  return typeof content === 'string' ? content : (value?.kind ?? 'none')
}

const call = (fn: ProviderFunction, args: readonly Value[], name = 'join') =>
  serverOf({ provider: { functions: new Map([['join', fn]]) } }).callFunction({ name, args })

test.each<{ title: string; fn: ProviderFunction; args: readonly Value[]; result: Value }>([
  { title: 'what the function returns', fn: JOIN, args: [lift('a'), lift('b')], result: lift('a+b') },
  {
    title: 'a null argument where one is allowed',
    fn: JOIN,
    args: [lift('a'), NULL],
    result: lift('a+null'),
  },
  { title: 'unknown for an unknown argument', fn: JOIN, args: [lift('a'), UNKNOWN], result: UNKNOWN },
  { title: 'further arguments', fn: VARIADIC, args: ['a', 'b', 'c'].map(lift), result: lift('a+b+c') },
  { title: 'no further arguments', fn: VARIADIC, args: [lift('a')], result: lift('a') },
  {
    title: 'an unknown argument where one is allowed',
    fn: VARIADIC,
    args: [lift('a'), UNKNOWN],
    result: lift('a+unknown'),
  },
])('answers $title', async ({ fn, args, result }) => {
  expect(await call(fn, args)).toEqual({ ok: true, result })
})

const ENDING = 'Your configuration is not the cause. Please report it at example.test'

test.each<{
  title: string
  fn?: ProviderFunction
  args: readonly Value[]
  name?: string
  text: string
  argument?: number
}>([
  {
    title: 'an unknown function',
    args: [],
    name: 'toString',
    text: 'This provider has no function "toString". It has: join',
  },
  { title: 'too few arguments', args: [lift('a')], text: 'join takes 2 arguments, but got 1' },
  {
    title: 'too many arguments',
    args: ['a', 'b', 'c'].map(lift),
    text: 'join takes 2 arguments, but got 3',
  },
  {
    title: 'too few arguments of a variadic function',
    fn: VARIADIC,
    args: [],
    text: 'join takes at least 1 argument, but got 0',
  },
  { title: 'a null argument', args: [NULL, NULL], text: '`first` must not be null', argument: 0 },
  {
    title: 'a null among further arguments',
    fn: VARIADIC,
    args: [lift('a'), lift('b'), NULL],
    text: '`rest` must not be null',
    argument: 2,
  },
  {
    title: 'what the function refuses, without the full stop that Terraform adds',
    fn: { ...JOIN, call: () => ({ ok: false, text: 'No joining today.', argument: 1 }) },
    args: [lift('a'), lift('b')],
    text: 'No joining today',
    argument: 1,
  },
  {
    title: 'a result of another type',
    fn: { ...JOIN, call: () => ({ ok: true, value: known(true) }) },
    args: [lift('a'), lift('b')],
    text: `In CallFunction of join: the result has a value that is not of its type in the schema. ${ENDING}`,
  },
])('refuses $title', async ({ fn = JOIN, args, name, text, argument }) => {
  expect(await call(fn, args, name)).toEqual({ ok: false, text, argument })
})

test('reports an exception without its message', async () => {
  const answer = await call(
    {
      ...JOIN,
      call: () => {
        throw new RangeError('s3cret')
      },
    },
    [lift('a'), lift('b')],
  )

  expect(answer).toMatchObject({
    ok: false,
    text: expect.stringContaining(
      'In CallFunction of join: unexpected RangeError; its message is not shown because it could hold a secret.',
    ) as string,
  })
  expect(JSON.stringify(answer)).not.toContain('s3cret')
})
