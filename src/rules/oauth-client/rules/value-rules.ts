import { elementFaults, faultIf, type Rule } from '../../rule'
import { given, givenList } from '../../naming'
import { API_REFERENCE } from '../../sources'
import { CLIENT_NAME_MAX_CHARS, DESCRIPTION_MAX_CHARS, LINK_URI_MAX_CHARS } from '../limits'
import type { OAuthClientSpec } from '../spec'
import { APP_TYPES, AUTH_METHODS, CONSENT_METHODS, GRANT_TYPES } from '../vocabulary'

const isOneOf = (allowed: readonly string[], value: string | undefined): boolean =>
  value === undefined || allowed.includes(value)

const closedList = <F extends 'allowedGrantTypes' | 'allowedAuthMethods'>(
  id: string,
  field: F,
  title: string,
  allowed: readonly string[],
  remark = '',
): Rule<Pick<OAuthClientSpec, F>> => ({
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
      (element) => `{${field}} contains ${given(element)}. Allowed are ${givenList(allowed)}.${remark}`,
    ),
})

const closedValue = <F extends 'appType' | 'consentMethod'>(
  id: string,
  field: F,
  title: string,
  allowed: readonly string[],
): Rule<Pick<OAuthClientSpec, F>> => ({
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

const maxLength = <F extends 'description' | 'clientUri' | 'logoUri'>(
  id: string,
  field: F,
  maxChars: number,
): Rule<Pick<OAuthClientSpec, F>> => ({
  id,
  severity: 'error',
  source: API_REFERENCE,
  reads: [field],
  blame: field,
  title: 'Text too long',
  faults: (spec) => {
    const length = spec[field]?.length ?? 0
    return faultIf(
      length > maxChars,
      () => `{${field}} has ${length} characters; Qlik allows at most ${maxChars}. Shorten it.`,
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
        clientName.length === 0 || clientName.length > CLIENT_NAME_MAX_CHARS,
        () =>
          `{clientName} has ${clientName.length} characters; Qlik allows 1 to ${CLIENT_NAME_MAX_CHARS}. Choose a name within that.`,
      ),
  },
  maxLength('text/description-limit', 'description', DESCRIPTION_MAX_CHARS),
  maxLength('text/client-uri-limit', 'clientUri', LINK_URI_MAX_CHARS),
  maxLength('text/logo-uri-limit', 'logoUri', LINK_URI_MAX_CHARS),
  closedList(
    'grant/value',
    'allowedGrantTypes',
    'Unknown grant type',
    GRANT_TYPES,
    ' The authorization code is implied and is not listed.',
  ),
  closedList('auth/value', 'allowedAuthMethods', 'Unknown authentication method', AUTH_METHODS),
  closedValue('consent/value', 'consentMethod', 'Unknown consent method', CONSENT_METHODS),
] as const satisfies readonly Rule<OAuthClientSpec>[]
