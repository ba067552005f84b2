import { changedValue, sideOf } from './changed-value'
import { foundIf, type ReviewRule } from './review-rule'
import { API_REFERENCE, HELP_PAGE } from './sources'

const CLIENT = ['qlikcloud_oauth_client'] as const
const PROTECTION = 'force_destroy'

/** Which tenants a client reaches, whether it works there, and whether it can be taken away from them. */
export const REACH_RULES: readonly ReviewRule[] = [
  {
    id: 'review/tenant-entered',
    resources: CLIENT,
    reads: ['tenant'],
    verdict: 'broadens',
    source: 'design: a client of another tenant opens what is in that tenant',
    title: 'The client is in another tenant',
    finds: (step) =>
      foundIf(step.survives && step.value('tenant').changed, () =>
        changedValue('tenant', step.value('tenant'), 'it opens what is in another tenant'),
      ),
  },
  {
    id: 'review/tenant-left',
    resources: CLIENT,
    reads: ['tenant'],
    verdict: 'narrows',
    source: 'design: without the client, nobody gets into the old tenant by it',
    title: 'The client is not in its old tenant any more',
    finds: (step) =>
      foundIf(step.survives && step.value('tenant').changed, () =>
        changedValue('tenant', step.value('tenant'), 'the old tenant does not have it any more'),
      ),
  },
  {
    id: 'review/client-published',
    resources: CLIENT,
    reads: ['published_at'],
    verdict: 'broadens',
    kind: 'publishes',
    source: HELP_PAGE,
    title: 'The client is offered to every tenant of the region, for good',
    finds: (step) => {
      const published = step.value('published_at')
      return foundIf(
        step.survives && sideOf(published, 'before') === null && sideOf(published, 'after') !== null,
        () => ({
          ...changedValue(
            'published_at',
            published,
            'every tenant of the region can take it up; there is no way back',
          ),
          marks: ['irreversible'],
        }),
      )
    },
  },
  {
    id: 'review/client-enabled',
    resources: CLIENT,
    reads: ['disabled'],
    verdict: 'broadens',
    source: API_REFERENCE,
    title: 'A disabled client works again',
    finds: (step) => {
      const disabled = step.value('disabled')
      return foundIf(
        step.survives && sideOf(disabled, 'before') === true && sideOf(disabled, 'after') !== true,
        () => changedValue('disabled', disabled, 'it works again'),
      )
    },
  },
  {
    id: 'review/client-disabled',
    resources: CLIENT,
    reads: ['disabled'],
    verdict: 'narrows',
    source: API_REFERENCE,
    title: 'The client is disabled',
    finds: (step) => {
      const disabled = step.value('disabled')
      return foundIf(
        step.survives && sideOf(disabled, 'before') !== true && sideOf(disabled, 'after') === true,
        () => changedValue('disabled', disabled, 'Qlik Cloud refuses it'),
      )
    },
  },
  {
    id: 'review/protection-lifted',
    resources: CLIENT,
    reads: [PROTECTION],
    verdict: 'broadens',
    source: 'design: from then on a plan may delete a published client and cut off all tenants that use it',
    title: 'The client may be deleted while it is published',
    finds: (step) => {
      const protection = step.value(PROTECTION)
      return foundIf(sideOf(protection, 'before') !== true && sideOf(protection, 'after') === true, () =>
        changedValue(PROTECTION, protection, 'it may be deleted while it is published'),
      )
    },
  },
  {
    id: 'review/protection-restored',
    resources: CLIENT,
    reads: [PROTECTION],
    verdict: 'narrows',
    source: 'design: the counterpart of review/protection-lifted',
    title: 'The client is protected while it is published',
    finds: (step) => {
      const protection = step.value(PROTECTION)
      return foundIf(
        step.survives && sideOf(protection, 'before') === true && sideOf(protection, 'after') !== true,
        () => changedValue(PROTECTION, protection, 'it is not deleted while it is published'),
      )
    },
  },
]
