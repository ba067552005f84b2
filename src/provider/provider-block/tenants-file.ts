import { errorDiagnostic } from '../../framework'
import type { Diagnostic, Diagnostics } from '../../framework'
import type { GivenTenant } from './given-tenant'
import { CREDENTIAL_NAMES } from './schema'

/** A file of text, by the path that was meant; or why it cannot be read. */
export type TextFile =
  | { readonly ok: true; readonly path: string; readonly text: string }
  | { readonly ok: false; readonly path: string; readonly reason: string }

/** Reads a file; a path that is not absolute begins in the folder in which Terraform works. */
export type ReadTextFile = (path: string) => Promise<TextFile>

export interface TenantsFile {
  readonly tenants: ReadonlyMap<string, GivenTenant>
  readonly diagnostics: Diagnostics
}

const PATH = ['tenants_file']
const MEMBERS: readonly string[] = ['url', ...CREDENTIAL_NAMES]
const SHAPE = '{"acme": {"url": "https://acme.eu.qlikcloud.com"}, …}'

/** The tenants of a file. All that is wrong with it is found; no value is repeated, for any may be a secret. */
export function readTenants(given: string, file: TextFile): TenantsFile {
  if (!file.ok) {
    const detail = `tenants_file is "${given}", which is read as ${file.path}: ${file.reason}. A path begins in the folder in which Terraform works, unless it is absolute.`
    return nothing([errorDiagnostic('Tenants file not readable', detail, PATH)])
  }
  const parsed = parseJson(file.text)
  if (!parsed.ok) return nothing([malformed(`${file.path} is not JSON${parsed.at}. Expected is ${SHAPE}.`)])
  if (!isObject(parsed.value)) {
    return nothing([malformed(`${file.path} holds no object. Expected are tenants by name: ${SHAPE}.`)])
  }
  const entries = Object.entries(parsed.value).map(([name, value]) => ({
    name,
    ...readTenant(value, `${file.path}, tenant "${name}": `),
  }))
  return {
    tenants: new Map(entries.flatMap(({ name, tenant }) => (tenant === undefined ? [] : [[name, tenant]]))),
    diagnostics: entries.flatMap(({ name, problems }) =>
      problems.map((problem) => malformed(`${file.path}: the tenant "${name}" ${problem}`)),
    ),
  }
}

function readTenant(
  value: unknown,
  where: string,
): {
  readonly tenant?: GivenTenant
  readonly problems: readonly string[]
} {
  if (!isObject(value)) return { problems: [`is not an object. Expected is ${SHAPE}.`] }
  const unknown = Object.keys(value).filter((name) => !MEMBERS.includes(name))
  const given = MEMBERS.filter((name) => value[name] !== undefined && value[name] !== null)
  const noText = given.filter((name) => typeof value[name] !== 'string')
  const problems = [
    ...(unknown.length === 0
      ? []
      : [`has ${quoted(unknown)}, which is not expected. Allowed are ${MEMBERS.join(', ')}.`]),
    ...(noText.length === 0 ? [] : [`has a value for ${quoted(noText)} that is not a text.`]),
    ...(given.includes('url') ? [] : ['has no url. Give it one, or remove it.']),
  ]
  if (problems.length > 0) return { problems }
  const texts: Readonly<Record<string, string>> = Object.fromEntries(
    given.map((name) => [name, String(value[name])]),
  )
  const { url = '', ...credentials } = texts
  return { tenant: { url, credentials, path: PATH, where }, problems }
}

const nothing = (diagnostics: Diagnostics): TenantsFile => ({ tenants: new Map(), diagnostics })

const malformed = (detail: string): Diagnostic => errorDiagnostic('Malformed tenants file', detail, PATH)

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; /** With a blank in front. */ readonly at: string }

function parseJson(text: string): Parsed {
  try {
    // Some programs put the mark of UTF-8 first, and nobody sees it.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return { ok: true, value }
  } catch (error) {
    // Of the engine's message only the place: the rest repeats the text, which may hold a secret.
    const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined
    if (position === undefined) return { ok: false, at: '' }
    return { ok: false, at: ` from line ${String(text.slice(0, Number(position)).split('\n').length)} on` }
  }
}
