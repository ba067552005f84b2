import { changedValue, sideOf } from './changed-value'
import type { Found } from './finding'
import { foundIf, type ReviewRule } from './review-rule'
import { API_REFERENCE } from './sources'
import type { Step } from './step'

const SECRET = ['qlikcloud_oauth_client_secret'] as const
const RECIPIENT = 'recipient_public_key'
const PREVIOUS = 'previous_hint'
const EXPIRES = 'previous_expires_at'

/** A new secret in the place of the old one: its hint is only known once it is made. */
function isRotated(step: Step): boolean {
  return step.action === 'update' && step.value('hint').changed
}

/** The recipient's key differs. The provider rotates then, unless it is the same key written otherwise. */
function recipients(step: Step): { readonly before: string; readonly after: string } | undefined {
  const recipient = step.value(RECIPIENT)
  const [before, after] = [
    String(sideOf(recipient, 'before') ?? ''),
    String(sideOf(recipient, 'after') ?? ''),
  ]
  return step.survives && recipient.changed && (isRotated(step) || step.action === 'replace')
    ? { before, after }
    : undefined
}

/** Where a secret is made in the place of another one, whether it is a secret of another client. */
function isOfAnother(step: Step): 'yes' | 'no' | 'unknown' {
  // It goes with its client, and what that becomes is judged there.
  if (step.followsClient) return 'no'
  const parts = [step.value('client_id'), step.value('tenant')].filter(({ changed }) => changed)
  if (parts.length === 0) return 'no'
  return parts.some(({ after }) => !after.known) ? 'unknown' : 'yes'
}

function otherClient(step: Step, detail: string): Found {
  const name = step.value('client_id').changed ? 'client_id' : 'tenant'
  return changedValue(name, step.value(name), detail)
}

/** The secret before the current one stays, and its end moves away. */
function isProlonged(step: Step): boolean {
  const [previous, expires] = [step.value(PREVIOUS), step.value(EXPIRES)]
  if (previous.changed || sideOf(previous, 'before') === null || !expires.after.known) return false
  const [was, will] = [sideOf(expires, 'before'), sideOf(expires, 'after')]
  if (was === null) return false
  return will === null || Date.parse(String(will)) > Date.parse(String(was))
}

/** Secrets of clients. */
export const SECRET_RULES: readonly ReviewRule[] = [
  {
    id: 'review/secret-of-another-client',
    resources: SECRET,
    actions: ['replace'],
    reads: [],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'A secret is made for another client than before',
    finds: (step) =>
      foundIf(isOfAnother(step) === 'yes', () =>
        otherClient(step, 'whoever reads it can act as that client'),
      ),
  },
  {
    id: 'review/secret-of-unknown-client',
    resources: SECRET,
    actions: ['replace'],
    reads: [],
    verdict: 'unknown',
    source: 'design: the client may be one that opens more than the one before',
    title: 'A secret is made for a client that is not known or not shown',
    finds: (step) =>
      foundIf(isOfAnother(step) === 'unknown', () =>
        otherClient(step, 'which client it is for cannot be seen'),
      ),
  },
  {
    id: 'review/secret-rotated',
    resources: SECRET,
    reads: [],
    verdict: 'neutral',
    kind: 'rotates',
    source: API_REFERENCE,
    title: 'A secret is rotated in place',
    finds: (step) =>
      foundIf(isRotated(step), () => ({ detail: 'a new secret; hand it to whoever uses the old one' })),
  },
  {
    id: 'review/previous-secret-deleted',
    resources: SECRET,
    reads: [PREVIOUS],
    verdict: 'narrows',
    source: API_REFERENCE,
    title: 'The overlap of a rotation ends, and the secret before goes',
    finds: (step) => {
      const previous = step.value(PREVIOUS)
      return foundIf(
        step.survives && sideOf(previous, 'before') !== null && sideOf(previous, 'after') === null,
        () => ({
          ...changedValue(PREVIOUS, previous, 'whatever still uses the secret before this one is refused'),
          marks: ['breaks-consumers'],
        }),
      )
    },
  },
  {
    id: 'review/previous-secret-prolonged',
    resources: SECRET,
    actions: ['update'],
    reads: [],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'The secret before the current one is valid for longer than planned before',
    finds: (step) =>
      foundIf(isProlonged(step), () =>
        changedValue(
          EXPIRES,
          step.value(EXPIRES),
          'whoever has the secret before this one can use it for longer',
        ),
      ),
  },
  {
    id: 'review/secret-recipient-changed',
    resources: SECRET,
    reads: [RECIPIENT],
    verdict: 'broadens',
    source: 'design: another holder of a key, or everyone who reads the state, gets the secret',
    title: 'Somebody else can read the secret',
    finds: (step) => {
      const keys = recipients(step)
      return foundIf(keys !== undefined && keys.before !== '', () => ({
        attribute: RECIPIENT,
        detail:
          keys?.after === ''
            ? 'the secret is not encrypted any more: whoever reads the state has it'
            : 'the secret is encrypted for another key: its holder can read it',
      }))
    },
  },
  {
    id: 'review/secret-encrypted',
    resources: SECRET,
    reads: [RECIPIENT],
    verdict: 'narrows',
    source: 'design: who reads the state does not have the secret any more',
    title: 'The secret is encrypted for one recipient',
    finds: (step) => {
      const keys = recipients(step)
      return foundIf(keys !== undefined && keys.before === '', () => ({
        attribute: RECIPIENT,
        detail: 'the secret is encrypted for one recipient: the state does not show it any more',
      }))
    },
  },
]
