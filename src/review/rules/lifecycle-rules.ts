import type { ReviewRule } from './review-rule'
import { foundIf } from './review-rule'
import { API_REFERENCE, HELP_PAGE, PLAN_FORMAT } from './sources'
import type { Step } from './step'

/** Of a sentence about why Terraform does it. */
function because(step: Step): string {
  return step.reason === undefined ? '' : `: ${step.reason}`
}

/** What happens to whole objects. */
export const LIFECYCLE_RULES: readonly ReviewRule[] = [
  {
    id: 'review/client-created',
    resources: ['qlikcloud_oauth_client'],
    actions: ['create'],
    reads: [],
    verdict: 'broadens',
    kind: 'creates',
    source: HELP_PAGE,
    title: 'A new client',
    finds: () => [{ detail: 'a new client, with what follows' }],
  },
  {
    id: 'review/client-deleted',
    resources: ['qlikcloud_oauth_client'],
    actions: ['delete'],
    reads: [],
    verdict: 'narrows',
    kind: 'deletes',
    source: API_REFERENCE,
    title: 'A client is deleted',
    finds: (step) => [
      {
        detail: `whatever uses its client id stops working${because(step)}`,
        marks: ['breaks-consumers'],
      },
    ],
  },
  {
    id: 'review/client-replaced',
    resources: ['qlikcloud_oauth_client'],
    actions: ['replace'],
    reads: [],
    verdict: 'neutral',
    kind: 'replaces',
    source: API_REFERENCE,
    title: 'A client is replaced by one with another client id and secret',
    finds: (step) => [
      {
        detail: `new client id and secret, so whatever uses the old ones stops working${because(step)}`,
        marks: ['breaks-consumers'],
      },
    ],
  },
  {
    id: 'review/secret-created',
    resources: ['qlikcloud_oauth_client_secret'],
    actions: ['create'],
    reads: [],
    verdict: 'broadens',
    kind: 'creates',
    source: API_REFERENCE,
    title: 'A client gets one more secret',
    finds: () => [{ detail: 'whoever reads it can act as the client' }],
  },
  {
    id: 'review/secret-deleted',
    resources: ['qlikcloud_oauth_client_secret'],
    actions: ['delete'],
    reads: [],
    verdict: 'narrows',
    kind: 'deletes',
    source: API_REFERENCE,
    title: 'A secret is deleted',
    finds: (step) => [
      {
        detail: `whatever uses it is refused${because(step)}`,
        marks: ['breaks-consumers'],
      },
    ],
  },
  {
    id: 'review/secret-replaced',
    resources: ['qlikcloud_oauth_client_secret'],
    actions: ['replace'],
    reads: [],
    verdict: 'neutral',
    kind: 'replaces',
    source: API_REFERENCE,
    title: 'A secret is replaced at once, without an overlap',
    finds: (step) => [
      {
        detail: `the old secret goes at once, so whatever uses it stops working${because(step)}`,
        marks: ['breaks-consumers'],
      },
    ],
  },
  {
    id: 'review/published',
    resources: ['qlikcloud_oauth_client_publication'],
    actions: ['create', 'replace'],
    reads: [],
    verdict: 'broadens',
    kind: 'publishes',
    source: HELP_PAGE,
    title: 'A client is offered to every tenant of the region, for good',
    finds: (step) => [
      {
        detail: `every tenant of the region can take the client up; there is no way back${because(step)}`,
        marks: ['irreversible'],
      },
    ],
  },
  {
    id: 'review/publication-dropped',
    resources: ['qlikcloud_oauth_client_publication'],
    actions: ['delete'],
    reads: [],
    verdict: 'neutral',
    kind: 'forgets',
    source: HELP_PAGE,
    title: 'A publication is dropped from the state, and the client stays published',
    finds: (step) => [
      {
        detail: `Terraform forgets it, and the client stays published${because(step)}`,
      },
    ],
  },
  {
    id: 'review/forgotten',
    resources: 'all',
    actions: ['forget'],
    reads: [],
    verdict: 'neutral',
    kind: 'forgets',
    source: PLAN_FORMAT,
    title: 'Terraform forgets an object, which stays in Qlik Cloud as it is',
    finds: () => [
      {
        detail: 'it stays in Qlik Cloud with all its access, and nobody manages it',
      },
    ],
  },
  {
    id: 'review/imported',
    resources: 'all',
    reads: [],
    verdict: 'neutral',
    kind: 'imports',
    source: PLAN_FORMAT,
    title: 'An object that exists is taken over',
    finds: (step) => {
      const { imported } = step.change
      return foundIf(imported !== undefined, () => ({ detail: 'exists already, and is managed from now on' }))
    },
  },
  {
    id: 'review/moved',
    resources: 'all',
    reads: [],
    verdict: 'neutral',
    kind: 'moves',
    source: PLAN_FORMAT,
    title: 'An object has another address in the configuration',
    finds: (step) => {
      const from = step.change.previousAddress
      return foundIf(from !== undefined && from !== step.change.address, () => ({
        detail: 'another address in the configuration; nothing happens in Qlik Cloud by that',
        difference: {
          kind: 'changed',
          before: { kind: 'text', text: from ?? '' },
          after: { kind: 'text', text: step.change.address },
        },
      }))
    },
  },
  {
    id: 'review/drift-reverted',
    resources: 'all',
    reads: [],
    verdict: 'neutral',
    kind: 'reverts',
    source: PLAN_FORMAT,
    title: 'The plan undoes what was changed outside of Terraform',
    finds: (step) =>
      foundIf(step.reverted.length > 0, () => ({
        detail: `undoes what was changed outside of Terraform: ${step.reverted.join(', ')}`,
      })),
  },
]
