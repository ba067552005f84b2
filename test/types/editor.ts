import ts from 'typescript'
import { Scope } from '../../src/constructs'
import { SCOPES } from '../../src/rules'
import { TypeScriptProject } from './typescript-project'

const PREAMBLE = `import type { TerraformStack } from 'cdktf'
import { OAuthClient, Scope } from 'cdktf-provider-qlikcloud'
declare const stack: TerraformStack
`

/** Programs by what somebody is typing in them: the cursor is at `|`. */
const PROGRAMS = {
  literal: `new OAuthClient(stack, 'c', { appType: 'spa', clientName: 'C', allowedScopes: ['|'] })`,
  constant: `export const scope = Scope.|`,
  quoted: `export const scope = Scope['|']`,
  hover: `export const scope = Scope['admin.app|s:read']`,
  appType: `new OAuthClient(stack, 'c', { appType: '|' })`,
  consent: `new OAuthClient(stack, 'c', { appType: 'web', allowedGrantTypes: ['client_credentials'], consentMethod: '|' })`,
  property: `new OAuthClient(stack, 'c', { appType: 'native', clientName: 'C', redirect|Uris: [] })`,
} as const
type Name = keyof typeof PROGRAMS

const at = (name: Name) => (PREAMBLE + PROGRAMS[name]).indexOf('|')
const project = new TypeScriptProject(
  new Map(Object.entries(PROGRAMS).map(([name, text]) => [`${name}.ts`, PREAMBLE + text.replace('|', '')])),
)
const { editor } = project

function completions(name: Name): readonly string[] {
  const found = editor.getCompletionsAtPosition(project.path(`${name}.ts`), at(name), {
    includeCompletionsWithInsertText: true,
  })
  return (found?.entries ?? []).map((entry) => entry.name)
}

function completionText(name: Name, entry: string): string {
  const details = editor.getCompletionEntryDetails(
    ...([project.path(`${name}.ts`), at(name), entry, {}, undefined, undefined, undefined] as const),
  )
  return ts.displayPartsToString(details?.documentation)
}

function hoverText(name: Name): string {
  return ts.displayPartsToString(
    editor.getQuickInfoAtPosition(project.path(`${name}.ts`), at(name))?.documentation,
  )
}

const forClients = SCOPES.filter(({ use }) => use === 'oauth').map(({ name }) => name)

export function editorTests(): void {
  afterAll(() => project.remove())

  test('a list of scopes is completed with those that the kind of client can have', () => {
    const others = ['admin_classic', 'offline_access']
    expect([...completions('literal')].sort()).toEqual(
      forClients.filter((name) => !others.includes(name)).sort(),
    )
  })

  test('every scope is a constant, whose text says what it permits', () => {
    expect([...completions('constant')].sort()).toEqual([...forClients].sort())
    expect([...completions('quoted')].sort()).toEqual([...forClients].sort())
    for (const { name, permits } of SCOPES.filter(({ use }) => use === 'oauth')) {
      const text = completionText('constant', name)
      expect(text.toLowerCase()).toContain(permits.toLowerCase())
    }
    expect(hoverText('hover')).toBe('Read any app. Included in `admin.apps`.')
  })

  test('a constant is its own name', () => {
    expect(Object.entries(Scope).filter(([key, value]) => key !== value)).toEqual([])
    expect(Object.keys(Scope).sort()).toEqual([...forClients].sort())
  })

  test('the app type is completed before anything else is there', () => {
    expect([...completions('appType')].sort()).toEqual(['anonymous-embed', 'native', 'spa', 'web'])
  })

  test('a machine is offered the one way of consent that it can have', () => {
    expect(completions('consent')).toEqual(['trusted'])
  })

  test('a property says what it means for this kind of client', () => {
    expect(hoverText('property')).toContain("May\nhave a scheme of the app's own")
  })
}
