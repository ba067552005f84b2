import { inspect } from 'node:util'
import { ImplementationFault } from '../../../../src/framework'
import { configured, STORED, widget, type WidgetResource } from './fixture'

const SECRET = 'hunter2'

/** What the user sees of something thrown by a read. */
async function diagnosticOf(thrown: unknown) {
  const read: WidgetResource['read'] = () => {
    throw thrown
  }
  const server = await configured({ resource: { read } })
  const { diagnostics } = await server.readResource({
    typeName: 'widget',
    currentState: widget(STORED),
    private: new Uint8Array(),
  })
  expect(diagnostics).toHaveLength(1)
  return diagnostics[0]
}

const coded = Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' })
const oddlyCoded = Object.assign(new Error(SECRET), { code: `${SECRET} is wrong` })
const oddlyNamed = Object.assign(new Error(SECRET), { name: `${SECRET} error` })
const renamed = new Error(`x\n    at ${SECRET} (file.ts:1:2)`)
const rememberedStack = renamed.stack
renamed.message = 'qqq'

test.each<{ title: string; thrown: unknown; says: string }>([
  { title: 'an error', thrown: new TypeError(SECRET), says: 'unexpected TypeError;' },
  { title: 'an error with a code', thrown: coded, says: 'unexpected Error (ECONNREFUSED);' },
  { title: 'an error with a code that is a sentence', thrown: oddlyCoded, says: 'unexpected Error;' },
  { title: 'an error with a name that is a sentence', thrown: oddlyNamed, says: 'unexpected Error;' },
  { title: 'an error whose message was changed', thrown: renamed, says: 'unexpected Error;' },
  {
    title: 'an error with a cause',
    thrown: new Error(SECRET, { cause: coded }),
    says: 'unexpected Error, caused by Error (ECONNREFUSED);',
  },
  {
    title: 'an error whose message looks like a stack',
    thrown: new Error(`x\n    at ${SECRET} (file.ts:1:2)\n    at ${SECRET} (file.ts:1:3)`),
    says: 'unexpected Error;',
  },
  { title: 'a text', thrown: SECRET, says: 'a value of type string was thrown.' },
  { title: 'nothing', thrown: undefined, says: 'a value of type undefined was thrown.' },
])('$title is reported as a bug, by name and place and without its message', async ({ thrown, says }) => {
  const diagnostic = await diagnosticOf(thrown)

  expect(diagnostic).toMatchObject({ severity: 'error', summary: 'Bug in this provider' })
  expect(diagnostic?.detail).toContain(`In ReadResource of widget: ${says}`)
  expect(diagnostic?.detail).toContain(
    'Your configuration is not the cause. Please report it at example.test.',
  )
  expect(inspect(diagnostic)).not.toContain(SECRET)
})

test('an error without a message shows where it was thrown', async () => {
  const diagnostic = await diagnosticOf(new Error())

  expect(diagnostic?.detail).toMatch(/\n {2}at [\w.<>]+ \(thrown\.test\.ts:\d+:\d+\)/)
})

test('the stack keeps the first message', () => {
  expect(rememberedStack).toContain(SECRET)
})

test('our own assertion is shown with its message', async () => {
  const diagnostic = await diagnosticOf(new ImplementationFault('a client has no id'))

  expect(diagnostic?.detail).toMatch(
    /^In ReadResource of widget: a client has no id\. Your configuration is not the cause\. Please report it at example\.test\.\n {2}at /,
  )
})
