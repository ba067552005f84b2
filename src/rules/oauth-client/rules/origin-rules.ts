import { parseUrl } from '../../parse-url'
import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import { ANONYMOUS_GUIDE, HELP_PAGE, IMPERSONATION_GUIDE, RFC_6454_ORIGIN } from '../../sources'
import { ALLOWED_ORIGINS_MAX_COUNT } from '../limits'
import type { OAuthClientSpec } from '../spec'
import { uriLimitFaults } from './uri-limit-faults'

const ORIGIN = /^https?:\/\/[^/?#@\s]+$/i

export const ORIGIN_RULES = [
  {
    id: 'origin/required',
    severity: 'error',
    source: `${HELP_PAGE} ${ANONYMOUS_GUIDE}`,
    reads: ['appType', 'allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Allowed origin needed',
    faults: ({ appType, allowedOrigins }) =>
      faultIf(
        (appType === 'spa' || appType === 'anonymous-embed') && allowedOrigins.length === 0,
        () =>
          `{allowedOrigins} is empty, but a client with {appType} ${given(appType)} runs in browsers, and Qlik answers only to listed origins. Add the origin of the page, such as "https://app.example.com".`,
      ),
  },
  {
    id: 'origin/limit',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Allowed origins over the limit',
    faults: ({ allowedOrigins }) =>
      uriLimitFaults('allowedOrigins', allowedOrigins, ALLOWED_ORIGINS_MAX_COUNT),
  },
  {
    id: 'origin/shape',
    severity: 'warning',
    source: RFC_6454_ORIGIN,
    reads: ['allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Not an origin',
    faults: ({ allowedOrigins }) =>
      elementFaults(
        allowedOrigins,
        (origin) => ORIGIN.test(origin) && parseUrl(origin) !== undefined,
        (origin) =>
          `{allowedOrigins} contains ${given(origin)}. Browsers send scheme, host and port only, such as "https://app.example.com:8443", without a path and without a slash at the end. Shorten it to that.`,
      ),
  },
  {
    id: 'origin/unused',
    severity: 'warning',
    // Web clients may have origins: impersonation tokens are used in browsers.
    source: `${HELP_PAGE} ${IMPERSONATION_GUIDE}`,
    reads: ['appType', 'allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Allowed origins have no effect',
    faults: ({ appType, allowedOrigins }) =>
      faultIf(
        appType === 'native' && allowedOrigins.length > 0,
        () =>
          `{allowedOrigins} has ${allowedOrigins.length === 1 ? 'an entry' : 'entries'}, but a native app sends no origin. Remove {allowedOrigins}.`,
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]
