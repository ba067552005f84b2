import { defaultConsentMethod } from '../../rules'
import { changedValue, sideOf } from './changed-value'
import { foundIf, type ReviewRule } from './review-rule'
import { ANONYMOUS_GUIDE, HELP_PAGE, RFC_6749_CLIENT_TYPES } from './sources'
import type { Step } from './step'

const CLIENT = ['qlikcloud_oauth_client'] as const
const CONSENT = 'consent_method'
const APP_TYPE = 'app_type'

/** Who can use a client of each type: every number includes the ones below it. */
const OPENNESS: ReadonlyMap<string, number> = new Map([
  ['web', 0],
  ['native', 1],
  ['spa', 1],
  ['anonymous-embed', 2],
])

/** Of an object that is not there, nobody is asked for consent and nobody trusted. */
function isTrusted(step: Step, side: 'before' | 'after'): boolean {
  const method = sideOf(step.value(CONSENT), side)
  if (method !== null && method !== '') return method === 'trusted'
  return step.survives && defaultConsentMethod(step.set('allowed_grant_types')[side]) === 'trusted'
}

function openness(step: Step, side: 'before' | 'after'): number {
  return OPENNESS.get(String(sideOf(step.value(APP_TYPE), side))) ?? 0
}

/** A rise or fall across a boundary of openness. */
function crosses(step: Step, boundary: number): 'up' | 'down' | 'no' {
  if (!step.survives) return 'no'
  const [was, will] = [openness(step, 'before') >= boundary, openness(step, 'after') >= boundary]
  if (was === will) return 'no'
  return will ? 'up' : 'down'
}

/** Who may use a client, and whether users are asked. */
export const EXPOSURE_RULES: readonly ReviewRule[] = [
  {
    id: 'review/consent-trusted',
    resources: CLIENT,
    reads: [CONSENT, 'allowed_grant_types'],
    verdict: 'broadens',
    source: HELP_PAGE,
    title: 'Users are not asked any more whether the client may act for them',
    finds: (step) =>
      foundIf(isTrusted(step, 'after') && !isTrusted(step, 'before'), () =>
        changedValue(CONSENT, step.value(CONSENT), 'users are not asked for consent'),
      ),
  },
  {
    id: 'review/consent-required',
    resources: CLIENT,
    reads: [CONSENT, 'allowed_grant_types'],
    verdict: 'narrows',
    source: HELP_PAGE,
    title: 'Users are asked whether the client may act for them',
    finds: (step) =>
      foundIf(step.survives && isTrusted(step, 'before') && !isTrusted(step, 'after'), () =>
        changedValue(CONSENT, step.value(CONSENT), 'users are asked for consent'),
      ),
  },
  {
    id: 'review/client-public',
    resources: CLIENT,
    reads: [APP_TYPE],
    verdict: 'broadens',
    source: RFC_6749_CLIENT_TYPES,
    title: 'A confidential client becomes public',
    finds: (step) =>
      foundIf(crosses(step, 1) === 'up', () =>
        changedValue(APP_TYPE, step.value(APP_TYPE), 'whoever knows the client id can pose as the client'),
      ),
  },
  {
    id: 'review/client-confidential',
    resources: CLIENT,
    reads: [APP_TYPE],
    verdict: 'narrows',
    source: RFC_6749_CLIENT_TYPES,
    title: 'A public client becomes confidential',
    finds: (step) =>
      foundIf(crosses(step, 1) === 'down', () =>
        changedValue(APP_TYPE, step.value(APP_TYPE), 'the client has to prove who it is'),
      ),
  },
  {
    id: 'review/client-anonymous',
    resources: CLIENT,
    reads: [APP_TYPE],
    verdict: 'broadens',
    source: ANONYMOUS_GUIDE,
    title: 'People who have not signed in see what the client shows',
    finds: (step) =>
      foundIf(crosses(step, 2) === 'up', () =>
        changedValue(APP_TYPE, step.value(APP_TYPE), 'people who have not signed in see what it shows'),
      ),
  },
  {
    id: 'review/client-signed-in',
    resources: CLIENT,
    reads: [APP_TYPE],
    verdict: 'narrows',
    source: ANONYMOUS_GUIDE,
    title: 'People have to sign in for what the client shows',
    finds: (step) =>
      foundIf(crosses(step, 2) === 'down', () =>
        changedValue(APP_TYPE, step.value(APP_TYPE), 'people have to sign in'),
      ),
  },
]
