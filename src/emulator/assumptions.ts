import { ANSWER_ASSUMPTIONS } from './assumptions/answer-assumptions'
import { FIELD_ASSUMPTIONS } from './assumptions/field-assumptions'
import { LIFECYCLE_ASSUMPTIONS } from './assumptions/lifecycle-assumptions'

/**
 * Everything about the region that Qlik does not document, or documents in two ways. Where there was a choice the stricter
 * reading was taken, so that what works here has the best chance to work there.
 */
export const ASSUMPTIONS = [...FIELD_ASSUMPTIONS, ...LIFECYCLE_ASSUMPTIONS, ...ANSWER_ASSUMPTIONS] as const

export type AssumptionId = (typeof ASSUMPTIONS)[number]['id']
