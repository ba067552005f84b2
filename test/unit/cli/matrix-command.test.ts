import { runCommand } from '../../../src/cli/run-command'
import { RULE_IDS } from '../../../src/rules'
import { fakeContext, type FakeContext } from './fake-context'

let context: FakeContext

beforeEach(() => {
  context = fakeContext()
})
afterEach(() => context.remove())

async function matrix(...options: readonly string[]): Promise<string> {
  expect({ code: await runCommand(['matrix', ...options], context), noted: context.noted }).toEqual({
    code: 0,
    noted: [],
  })
  expect(context.printed).toHaveLength(1)
  return context.printed[0] ?? ''
}

/** What `--format json` prints, as docs/matrix.md describes it. */
interface Matrix {
  readonly formatVersion: number
  readonly kinds: readonly { readonly name: string; readonly appType: string }[]
  readonly matrix: readonly {
    readonly group: string
    readonly feature: string
    readonly cells: Readonly<Record<string, { readonly verdict: string; readonly rules: readonly string[] }>>
  }[]
  readonly rules: readonly {
    readonly id: string
    readonly severity: string
    readonly title: string
    readonly says: string
    readonly sources: readonly string[]
    readonly appTypes: readonly string[]
    readonly canBeOverruled: boolean
  }[]
}

// The assertions are about its shape.
const parsed = async (...options: readonly string[]) =>
  JSON.parse(await matrix('--format', 'json', ...options)) as Matrix

describe('as a table', () => {
  test('shows what each type can have', async () => {
    const lines = (await matrix()).split('\n')

    expect(lines[0]).toBe(
      '                                     web      web (machine)  native   spa      anonymous-embed',
    )
    expect(lines).toContain(
      '  admin_classic                      yes      yes            no       no       unclear',
    )
    expect(lines).toContain(
      '  offline_access                     yes      unclear        yes      no       unclear',
    )
    expect(lines).toContain(
      '  client_credentials                 yes      yes            no       no       no',
    )
    expect(lines).toContain(
      '  exampleapp://…                     no       no             yes      no       no',
    )
    expect(lines).toContain(
      '  published                          yes      no             yes      yes      unclear',
    )
  })

  test('names each rule with its severity, what it says and where that comes from', async () => {
    const text = await matrix()

    expect(text).toContain(`
error    redirect/fragment [8]
         A redirect URI has no fragment ("#" and what follows it).
`)
    expect(text).toContain('\n[8]  https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2\n')
    for (const id of RULE_IDS) expect(text).toContain(` ${id} [`)
  })

  test('fits into 100 columns, but for the addresses', async () => {
    const lines = (await matrix()).split('\n')

    expect(lines.filter((line) => line.length > 100 && !/^\[\d+\] +https:/.test(line))).toEqual([])
  })
})

describe('as JSON', () => {
  test('holds every rule and every cell', async () => {
    const { formatVersion, kinds, matrix: rows, rules } = await parsed()
    const row = (feature: string) => rows.find((one) => one.feature === feature)

    expect(formatVersion).toBe(1)
    expect(kinds.map(({ name }) => name)).toEqual([
      'web',
      'web (machine)',
      'native',
      'spa',
      'anonymous-embed',
    ])
    expect(rules.map(({ id }) => id).sort()).toEqual(RULE_IDS)
    expect(row('admin_classic')).toEqual({
      group: 'scopes',
      feature: 'admin_classic',
      cells: {
        web: { verdict: 'yes', rules: [] },
        'web (machine)': { verdict: 'yes', rules: [] },
        native: { verdict: 'no', rules: ['scope/admin-classic'] },
        spa: { verdict: 'no', rules: ['scope/admin-classic'] },
        'anonymous-embed': { verdict: 'unclear', rules: ['scope/anonymous-embed'] },
      },
    })
    expect(row('a further secret')?.cells['native']).toEqual({
      verdict: 'no',
      rules: ['secret/public-client'],
    })
    expect(rules.find(({ id }) => id === 'scope/offline-access')).toEqual({
      id: 'scope/offline-access',
      severity: 'error',
      title: 'Scope not allowed for this app type',
      says: 'Single-page apps cannot have the scope "offline_access".',
      sources: [
        'https://help.qlik.com/en-US/cloud-services/Subsystems/Hub/Content/Sense_Hub/Admin/mc-create-oauth-client.htm',
      ],
      appTypes: ['spa'],
      canBeOverruled: true,
    })
    expect(rules.filter(({ canBeOverruled }) => !canBeOverruled).map(({ id }) => id)).toEqual([
      'auth/key-private',
    ])
  })

  test('holds what concerns one type, when asked for it', async () => {
    const { kinds, matrix: rows, rules } = await parsed('--app-type', 'native')

    expect(kinds).toEqual([{ name: 'native', appType: 'native' }])
    expect(new Set(rows.flatMap(({ cells }) => Object.keys(cells)))).toEqual(new Set(['native']))
    const ids = rules.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['redirect/app-link', 'origin/unused', 'scope/admin-classic']))
    expect(ids).not.toContain('scope/offline-access')
    expect(ids).not.toContain('origin/required')
  })
})

test('as Markdown, is two tables', async () => {
  const [grid = '', rules = '', ...more] = (await matrix('--format', 'markdown')).split('\n\n')

  expect(more).toEqual([])
  expect(grid.split('\n')).toEqual(
    expect.arrayContaining([
      '|  |  | web | web (machine) | native | spa | anonymous-embed |',
      '| publishing | published | yes | no `publish/machine-to-machine` | yes | yes | unclear `publish/anonymous-embed` |',
    ]),
  )
  expect(rules).toContain(
    '| `redirect/fragment` | error | A redirect URI has no fragment ("#" and what follows it). | <https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2> |',
  )
})

test.each([
  [
    ['--format', 'html'],
    "option '--format <format>' argument 'html' is invalid. Allowed choices are table, markdown, json.",
  ],
  [
    ['--app-type', 'mobile'],
    "option '--app-type <type>' argument 'mobile' is invalid. Allowed choices are web, native, spa, anonymous-embed.",
  ],
])('%j is a mistake on the command line', async (options, message) => {
  const code = await runCommand(['matrix', ...options], context)
  expect({ code, printed: context.printed, noted: context.noted }).toEqual({
    code: 2,
    printed: [],
    noted: [`qlikcloud: ${message}`],
  })
})
