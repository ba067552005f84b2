import { parseUrl } from '../../parse-url'
import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import {
  ANONYMOUS_GUIDE,
  HELP_PAGE,
  IMPERSONATION_GUIDE,
  OAUTH_OVERVIEW,
  RFC_6454_ORIGIN,
} from '../../sources'
import { ALLOWED_ORIGINS_MAX_COUNT } from '../limits'
import type { OAuthClientSpec } from '../spec'
import { uriLimitFaults } from './uri-limit-faults'

const ORIGIN = /^https?:\/\/[^/?#@\s]+$/i

const isOrigin = (origin: string): boolean => ORIGIN.test(origin) && parseUrl(origin) !== undefined

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
        isOrigin,
        (origin) =>
          `{allowedOrigins} contains ${given(origin)}. Browsers send scheme, host and port only, such as "https://app.example.com:8443", without a path and without a slash at the end. Shorten it to that.`,
      ),
  },
  {
    id: 'origin/wildcard',
    severity: 'warning',
    source: OAUTH_OVERVIEW,
    reads: ['allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Allowed origin with a wildcard',
    faults: ({ allowedOrigins }) =>
      elementFaults(
        allowedOrigins,
        (origin) => !origin.includes('*'),
        (origin) =>
          `{allowedOrigins} contains ${given(origin)}. Qlik documents no wildcards, so "*" stands for nothing but itself or is refused. List each origin.`,
      ),
  },
  {
    id: 'origin/insecure',
    severity: 'warning',
    source: OAUTH_OVERVIEW,
    reads: ['allowedOrigins'],
    blame: 'allowedOrigins',
    title: 'Allowed origin without encryption',
    faults: ({ allowedOrigins }) =>
      elementFaults(
        allowedOrigins,
        (origin) => {
          const url = isOrigin(origin) ? parseUrl(origin) : undefined
          return url?.protocol !== 'http:' || url.hostname === 'localhost'
        },
        (origin) =>
          `{allowedOrigins} contains ${given(origin)}. Qlik's examples use http for "localhost" only, so another host may be refused, and on the way somebody else can change such a page. Use https.`,
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
          `{allowedOrigins} has ${allowedOrigins.length === 1 ? 'an entry' : 'entries'}, but a native app sends no origin. Remove {allowedOrigins}: Qlik does not document it for this type and may refuse it.`,
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]
