import { charCount } from '../../char-count'
import { parseUrl } from '../../parse-url'
import { elementFaults, faultIf, type Rule } from '../../rule'
import { given, givenList } from '../../naming'
import { API_REFERENCE } from '../../sources'
import { CLIENT_NAME_MAX_CHARS, DESCRIPTION_MAX_CHARS, LINK_URI_MAX_CHARS } from '../limits'
import type { OAuthClientSpec } from '../spec'
import { APP_TYPES, AUTH_METHODS, CONSENT_METHODS, GRANT_TYPES } from '../vocabulary'

const isOneOf = (allowed: readonly string[], value: string | undefined): boolean =>
  value === undefined || allowed.includes(value)

const closedList = <const Id extends string, F extends 'allowedGrantTypes' | 'allowedAuthMethods'>(
  id: Id,
  field: F,
  title: string,
  allowed: readonly string[],
  remark = '',
): Rule<Pick<OAuthClientSpec, F>, Id> => ({
  id,
  severity: 'error',
  source: API_REFERENCE,
  reads: [field],
  blame: field,
  title,
  faults: (spec) =>
    elementFaults(
      spec[field],
      (element) => isOneOf(allowed, element),
      (element) =>
        `{${field}} contains ${given(element)}. Allowed are ${givenList(allowed)}. Use one of them, or remove it${remark}.`,
    ),
})

const closedValue = <const Id extends string, F extends 'appType' | 'consentMethod'>(
  id: Id,
  field: F,
  title: string,
  allowed: readonly string[],
): Rule<Pick<OAuthClientSpec, F>, Id> => ({
  id,
  severity: 'error',
  source: API_REFERENCE,
  reads: [field],
  blame: field,
  title,
  faults: (spec) =>
    faultIf(
      !isOneOf(allowed, spec[field]),
      () => `{${field}} is ${given(spec[field] ?? '')}. Use one of ${givenList(allowed)}.`,
    ),
})

const maxLength = <const Id extends string, F extends 'description' | 'clientUri' | 'logoUri'>(
  id: Id,
  field: F,
  maxChars: number,
): Rule<Pick<OAuthClientSpec, F>, Id> => ({
  id,
  severity: 'error',
  source: API_REFERENCE,
  reads: [field],
  blame: field,
  title: 'Text too long',
  faults: (spec) => {
    const length = charCount(spec[field] ?? '')
    return faultIf(
      length > maxChars,
      () => `{${field}} has ${length} characters; Qlik allows at most ${maxChars}. Shorten it.`,
    )
  },
})

const webAddress = <const Id extends string, F extends 'clientUri' | 'logoUri'>(
  id: Id,
  field: F,
  title: string,
): Rule<Pick<OAuthClientSpec, F>, Id> => ({
  id,
  severity: 'warning',
  source: API_REFERENCE,
  reads: [field],
  blame: field,
  title,
  faults: (spec) => {
    const address = spec[field] ?? ''
    return faultIf(
      address !== '' && !/^https?:$/.test(parseUrl(address)?.protocol ?? ''),
      () =>
        `{${field}} is ${given(address)}. It is an address for browsers, such as "https://app.example.com/about", and anything else may be refused. Write it in full, with https.`,
    )
  },
})

/** Rules about one field alone. */
export const VALUE_RULES = [
  closedValue('app-type/value', 'appType', 'Unknown app type', APP_TYPES),
  {
    id: 'name/limit',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['clientName'],
    blame: 'clientName',
    title: 'Client name empty or too long',
    faults: ({ clientName }) =>
      faultIf(
        clientName === '' || charCount(clientName) > CLIENT_NAME_MAX_CHARS,
        () =>
          `{clientName} has ${charCount(clientName)} characters; Qlik allows 1 to ${CLIENT_NAME_MAX_CHARS}. Choose a name within that.`,
      ),
  },
  maxLength('text/description-limit', 'description', DESCRIPTION_MAX_CHARS),
  maxLength('text/client-uri-limit', 'clientUri', LINK_URI_MAX_CHARS),
  maxLength('text/logo-uri-limit', 'logoUri', LINK_URI_MAX_CHARS),
  webAddress('text/client-uri-shape', 'clientUri', 'Home page is not a web address'),
  webAddress('text/logo-uri-shape', 'logoUri', 'Logo is not a web address'),
  closedList(
    'grant/value',
    'allowedGrantTypes',
    'Unknown grant type',
    GRANT_TYPES,
    ': the authorization code is implied and is not listed',
  ),
  closedList('auth/value', 'allowedAuthMethods', 'Unknown authentication method', AUTH_METHODS),
  closedValue('consent/value', 'consentMethod', 'Unknown consent method', CONSENT_METHODS),
] as const satisfies readonly Rule<OAuthClientSpec>[]
