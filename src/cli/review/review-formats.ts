/** How a review can be shown. */
export const REVIEW_FORMATS = ['terminal', 'markdown', 'json', 'sarif', 'html'] as const
export type ReviewFormat = (typeof REVIEW_FORMATS)[number]
