import { scopeNamed } from '../../rules'
import { coveringScope, isAdminScope } from './covering-scope'
import type { Found, Mark } from './finding'
import type { ReviewRule } from './review-rule'
import { ACCESS_CONTROL_PAGE, SCOPES_PAGE } from './sources'
import type { Step } from './step'

const CLIENT = ['qlikcloud_oauth_client'] as const
const SCOPES = 'allowed_scopes'

/** A difference of one scope. */
function scopeFound(
  scope: string,
  kind: 'added' | 'removed',
  detail: string,
  marks: readonly Mark[] = [],
): Found {
  return { attribute: SCOPES, difference: { kind, element: scope }, scope, detail, marks }
}

function marksOf(scope: string): readonly Mark[] {
  const isUnknown = scopeNamed(scope) === undefined
  return [
    ...(isAdminScope(scope) ? ['admin' as const] : []),
    ...(isUnknown ? ['unknown-scope' as const] : []),
  ]
}

function permits(scope: string): string {
  return scopeNamed(scope)?.permits ?? 'not in the list of scopes that this version knows'
}

function removedFrom(step: Step): readonly string[] {
  return step.survives ? step.set(SCOPES).removed : []
}

export const SCOPE_RULES: readonly ReviewRule[] = [
  {
    id: 'review/scope-added',
    resources: CLIENT,
    reads: [SCOPES],
    verdict: 'broadens',
    source: SCOPES_PAGE,
    title: 'A scope that no other scope of the client includes',
    finds: (step) => {
      const { before, added } = step.set(SCOPES)
      return added
        .filter((scope) => coveringScope(scope, before) === undefined)
        .map((scope) => scopeFound(scope, 'added', permits(scope), marksOf(scope)))
    },
  },
  {
    id: 'review/scope-removed',
    resources: CLIENT,
    reads: [SCOPES],
    verdict: 'narrows',
    source: SCOPES_PAGE,
    title: 'A scope goes, and no other scope of the client includes it',
    finds: (step) => {
      const { after } = step.set(SCOPES)
      return removedFrom(step)
        .filter((scope) => coveringScope(scope, after) === undefined)
        .map((scope) => scopeFound(scope, 'removed', permits(scope)))
    },
  },
  {
    id: 'review/scope-covered',
    resources: CLIENT,
    reads: [SCOPES],
    verdict: 'neutral',
    source: ACCESS_CONTROL_PAGE,
    title: 'A scope comes or goes that another scope of the client includes',
    finds: (step) => {
      const { before, added, after } = step.set(SCOPES)
      const found: Found[] = []
      const look = (scope: string, kind: 'added' | 'removed', scopes: readonly string[]): void => {
        const by = coveringScope(scope, scopes)
        if (by !== undefined) found.push(scopeFound(scope, kind, `included in ${by}`))
      }
      for (const scope of added) look(scope, 'added', before)
      for (const scope of removedFrom(step)) look(scope, 'removed', after)
      return found
    },
  },
]
