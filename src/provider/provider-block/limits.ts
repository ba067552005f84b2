/** Defaults and bounds of the provider block's numbers, each in the unit of its name. */
export const DEFAULT_REQUEST_TIMEOUT_SECONDS = 30
export const DEFAULT_MAX_WAIT_SECONDS = 120
/** Of Qlik's calls a minute for one user and tenant. */
export const DEFAULT_QUOTA_SHARE = 1

/** A day: beyond it a wait is a mistake in the unit. */
export const MAX_SECONDS = 86_400
