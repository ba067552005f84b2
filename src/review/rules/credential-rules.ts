import { changedValue, sideOf } from './changed-value'
import { keyLabel } from './key-label'
import type { Found } from './finding'
import { foundIf, type ReviewRule } from './review-rule'
import { API_REFERENCE, HELP_PAGE, PRIVATE_KEY_JWT_REFERENCE } from './sources'
import type { SetStep, Step } from './step'

const CLIENT = ['qlikcloud_oauth_client'] as const
const GRANTS = 'allowed_grant_types'
const METHODS = 'allowed_auth_methods'
const KEYS = 'public_keys'
const HINTS = 'client_secret_hints'
const KEEPS = 'keep_initial_secret'

/** What each grant lets a client do. */
const GRANT_MEANINGS: ReadonlyMap<string, string> = new Map([
  ['client_credentials', 'tokens without any user'],
  ['urn:qlik:oauth:user-impersonation', 'tokens in the name of any user, without that user'],
])

/** What Qlik Cloud takes for a web client without methods. Source: https://qlik.dev/apis/rest/oauth-clients/ */
const DEFAULT_WEB_METHODS = ['client_secret']

function elements(
  attribute: string,
  names: readonly string[],
  kind: 'added' | 'removed',
  say: (name: string) => string,
): readonly Found[] {
  return names.map((name) => ({ attribute, difference: { kind, element: name }, detail: say(name) }))
}

function methods(step: Step): Pick<SetStep, 'added' | 'removed'> {
  const { before, after, removed } = step.set(METHODS)
  const [was, will] = [
    effective(before, step.value('app_type').before),
    effective(after, step.value('app_type').after),
  ]
  // Nothing is known to be gone while the step says so: then some of the methods are not known yet.
  const isWhole = removed.length > 0 || before.every((method) => after.includes(method))
  return {
    added: will.filter((method) => !was.includes(method)),
    removed: isWhole ? was.filter((method) => !will.includes(method)) : [],
  }
}

function effective(
  given: readonly string[],
  appType: { readonly known: boolean; readonly value?: unknown },
): readonly string[] {
  return given.length === 0 && appType.known && appType.value === 'web' ? DEFAULT_WEB_METHODS : given
}

export const CREDENTIAL_RULES: readonly ReviewRule[] = [
  {
    id: 'review/grant-added',
    resources: CLIENT,
    reads: [GRANTS],
    verdict: 'broadens',
    source: HELP_PAGE,
    title: 'The client gets tokens without a person at hand',
    finds: (step) =>
      elements(
        GRANTS,
        step.set(GRANTS).added,
        'added',
        (grant) => GRANT_MEANINGS.get(grant) ?? 'another way to tokens',
      ),
  },
  {
    id: 'review/grant-removed',
    resources: CLIENT,
    reads: [GRANTS],
    verdict: 'narrows',
    source: HELP_PAGE,
    title: 'The client gets no tokens by this grant any more',
    finds: (step) =>
      step.survives
        ? elements(
            GRANTS,
            step.set(GRANTS).removed,
            'removed',
            (grant) => `no ${GRANT_MEANINGS.get(grant) ?? 'tokens by it'} any more`,
          )
        : [],
  },
  {
    id: 'review/auth-method-added',
    resources: CLIENT,
    reads: [METHODS, 'app_type'],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'Another way to prove to be the client',
    finds: (step) =>
      step.survives
        ? elements(METHODS, methods(step).added, 'added', () => 'another way to prove to be the client')
        : [],
  },
  {
    id: 'review/auth-method-removed',
    resources: CLIENT,
    reads: [METHODS, 'app_type'],
    verdict: 'narrows',
    source: API_REFERENCE,
    title: 'One way less to prove to be the client',
    finds: (step) =>
      step.survives
        ? elements(
            METHODS,
            methods(step).removed,
            'removed',
            () => 'whoever proves to be the client in this way is refused',
          )
        : [],
  },
  {
    id: 'review/key-added',
    resources: CLIENT,
    reads: [KEYS],
    verdict: 'broadens',
    source: PRIVATE_KEY_JWT_REFERENCE,
    title: 'Whoever has the private part of this key can act as the client',
    finds: (step) =>
      step.set(KEYS).added.map((key) => ({
        attribute: KEYS,
        difference: { kind: 'added', element: keyLabel(key) },
        detail: 'whoever has its private part can act as the client',
      })),
  },
  {
    id: 'review/key-removed',
    resources: CLIENT,
    reads: [KEYS],
    verdict: 'narrows',
    source: PRIVATE_KEY_JWT_REFERENCE,
    title: 'The holder of this key cannot act as the client any more',
    finds: (step) =>
      step.survives
        ? step.set(KEYS).removed.map((key) => ({
            attribute: KEYS,
            difference: { kind: 'removed', element: keyLabel(key) },
            detail: 'its holder cannot act as the client any more',
          }))
        : [],
  },
  {
    id: 'review/initial-secret-kept',
    resources: CLIENT,
    actions: ['replace'],
    reads: [KEEPS, 'app_type'],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'The secret with which the client is made anew is kept in the state',
    finds: (step) => {
      const keeps = step.value(KEEPS)
      const hasSecret = sideOf(step.value('app_type'), 'after') === 'web'
      const isKept = sideOf(keeps, 'before') === false && sideOf(keeps, 'after') !== false
      return foundIf(hasSecret && isKept, () =>
        changedValue(KEEPS, keeps, 'whoever reads the state can act as the client'),
      )
    },
  },
  {
    id: 'review/secret-appeared',
    resources: CLIENT,
    reads: [HINTS],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'The client has a secret that no resource manages',
    finds: (step) =>
      step.survives
        ? elements(
            HINTS,
            step.set(HINTS).added,
            'added',
            () => 'a secret that no resource of the plan manages',
          )
        : [],
  },
  {
    id: 'review/secret-disappeared',
    resources: CLIENT,
    reads: [HINTS],
    verdict: 'narrows',
    source: API_REFERENCE,
    title: 'The secret that was made with the client is gone',
    finds: (step) =>
      step.survives
        ? elements(HINTS, step.set(HINTS).removed, 'removed', () => 'whoever uses it is refused')
        : [],
  },
]
