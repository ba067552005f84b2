/** How a drift can be shown. */
export const DRIFT_FORMATS = ['terminal', 'markdown', 'json', 'sarif', 'html'] as const
export type DriftFormat = (typeof DRIFT_FORMATS)[number]
