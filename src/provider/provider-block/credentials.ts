import { Secret } from '../../api'
import type { Credentials } from '../../api'
import { errorDiagnostic } from '../../framework'
import type { Diagnostic, Path } from '../../framework'
import { ENVIRONMENT } from './environment'
import { CREDENTIAL_NAMES } from './schema'
import type { CredentialName } from './schema'

export type GivenCredentials = Partial<Readonly<Record<CredentialName, string>>>

export type CredentialsOutcome =
  | { readonly ok: true; readonly credentials: Credentials }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

interface Kind {
  /** The argument by which this way of logging in is recognised. */
  readonly mark: CredentialName
  readonly needs: readonly CredentialName[]
  readonly make: (given: (name: CredentialName) => string) => Credentials
}

const KINDS: readonly Kind[] = [
  {
    mark: 'client_secret',
    needs: ['client_id', 'client_secret'],
    make: (given) => ({
      kind: 'client-secret',
      clientId: given('client_id'),
      clientSecret: Secret.of(given('client_secret')),
    }),
  },
  {
    mark: 'private_key',
    needs: ['client_id', 'private_key', 'key_id'],
    make: (given) => ({
      kind: 'private-key',
      clientId: given('client_id'),
      privateKey: Secret.of(given('private_key')),
      keyId: given('key_id'),
    }),
  },
  {
    mark: 'api_key',
    needs: ['api_key'],
    make: (given) => ({ kind: 'api-key', apiKey: Secret.of(given('api_key')) }),
  },
]

const CHOICES = KINDS.map(({ needs }) => needs.join(' with ')).join(', or ')

/**
 * The way to log in that the configuration marks, else the one that the environment marks; what the configuration
 * leaves out of it comes from the environment. Without an environment (a tenant's own credentials) the configuration is
 * all there is.
 */
export function resolveCredentials(
  configured: GivenCredentials,
  environment: GivenCredentials | undefined,
  at: Path,
): CredentialsOutcome {
  const marked = (given: GivenCredentials) => KINDS.filter(({ mark }) => given[mark] !== undefined)
  const fromConfiguration = marked(configured)
  const kinds = fromConfiguration.length > 0 ? fromConfiguration : marked(environment ?? {})
  const [kind, ...others] = kinds
  const all = { ...environment, ...configured }
  const refuse = (summary: string, detail: string): CredentialsOutcome => ({
    ok: false,
    diagnostic: errorDiagnostic(summary, detail, at),
  })
  const places = (names: readonly CredentialName[]): string => {
    const variables = names.map((name) => ENVIRONMENT[name]).join(' and ')
    return names.join(' and ') + (environment === undefined ? '' : ` (or ${variables} in the environment)`)
  }

  if (kind === undefined) {
    const begun = CREDENTIAL_NAMES.filter((name) => all[name] !== undefined)
    if (begun.length === 0) return refuse('No credentials given', NOTHING_GIVEN)
    const missing = KINDS.filter(({ needs }) => begun.every((name) => needs.includes(name))).map(
      ({ needs }) => places(needs.filter((name) => !begun.includes(name))),
    )
    return refuse(
      'Incomplete credentials',
      `${begun.join(' and ')} alone is nothing to log in with. Missing: ${missing.join(', or ')}.`,
    )
  }
  if (others.length > 0) {
    const where = fromConfiguration.length > 0 ? 'The configuration' : 'The environment'
    const names = kinds.map(({ mark }) => (fromConfiguration.length > 0 ? mark : ENVIRONMENT[mark]))
    return refuse(
      'More than one way to log in',
      `${where} gives ${names.join(' and ')}. Only one is allowed: ${CHOICES}. Remove the others.`,
    )
  }
  const given = (name: CredentialName): string => all[name] ?? ''
  const missing = kind.needs.filter((name) => given(name) === '')
  if (missing.length > 0) {
    const beside = kind.needs.filter((name) => name !== kind.mark).join(' and ')
    const needs = beside === '' ? 'a value' : `${beside} beside it`
    return refuse('Incomplete credentials', `${kind.mark} needs ${needs}. Missing: ${places(missing)}.`)
  }
  const padded = kind.needs.filter((name) => name !== 'private_key' && given(name) !== given(name).trim())
  if (padded.length > 0) {
    const names = padded.map((name) => (configured[name] === undefined ? ENVIRONMENT[name] : name))
    return refuse('Blanks around credentials', `${names.join(' and ')} ${PADDED}`)
  }
  return { ok: true, credentials: kind.make(given) }
}

const PADDED =
  'begins or ends with a blank or the end of a line, which Qlik Cloud would take for a part of it. Where it is read from a file: trimspace(file("…")).'

const NOTHING_GIVEN = `The provider has nothing to log in with. Give ${CHOICES}: in the configuration, or as ${ENVIRONMENT.client_id} and ${ENVIRONMENT.client_secret} (or ${ENVIRONMENT.private_key} and ${ENVIRONMENT.key_id}, or ${ENVIRONMENT.api_key}) in the environment.`
