import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import { ANONYMOUS_GUIDE, HELP_PAGE, OAUTH_OVERVIEW, RFC_6749_REDIRECTION } from '../../sources'
import { isMachineToMachine } from '../consent-method'
import { REDIRECT_URIS_MAX_COUNT } from '../limits'
import { shapeOf, type RedirectUriFlaw } from '../redirect-uri'
import type { OAuthClientSpec } from '../spec'
import { uriLimitFaults } from './uri-limit-faults'

export const REDIRECT_RULES = [
  {
    id: 'redirect/required',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['appType', 'redirectUris', 'allowedGrantTypes'],
    blame: 'redirectUris',
    title: 'Redirect URI needed',
    faults: ({ appType, redirectUris, allowedGrantTypes }) => {
      const signsPeopleIn =
        appType === 'spa' ||
        appType === 'native' ||
        (appType === 'web' && !isMachineToMachine(allowedGrantTypes))
      const alternative =
        appType === 'web'
          ? ', or, if no person signs in, add "client_credentials" to {allowedGrantTypes}'
          : ''
      return faultIf(
        signsPeopleIn && redirectUris.length === 0,
        () =>
          `{redirectUris} is empty, but a client with {appType} ${given(appType)} signs people in, and Qlik sends them back only to a listed address. Add the address of the application's callback${alternative}.`,
      )
    },
  },
  {
    id: 'redirect/absolute',
    severity: 'error',
    source: RFC_6749_REDIRECTION,
    reads: ['redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URI is not absolute',
    faults: ({ redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => absoluteComplaint(uri) === undefined,
        (uri) => `{redirectUris} contains ${given(uri)}. ${absoluteComplaint(uri)}`,
      ),
  },
  {
    id: 'redirect/scheme',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['appType', 'redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URI with a scheme that is not allowed',
    faults: ({ appType, redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => schemeComplaint(appType, uri) === undefined,
        (uri) => `{redirectUris} contains ${given(uri)}. ${schemeComplaint(appType, uri)}`,
      ),
  },
  {
    id: 'redirect/fragment',
    severity: 'error',
    source: RFC_6749_REDIRECTION,
    reads: ['redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URI with a fragment',
    faults: ({ redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => !uri.includes('#'),
        (uri) =>
          `{redirectUris} contains ${given(uri)}. A redirect URI has no fragment. Remove "#" and what follows it; use a path or a query instead.`,
      ),
  },
  {
    id: 'redirect/limit',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URIs over the limit',
    faults: ({ redirectUris }) => uriLimitFaults('redirectUris', redirectUris, REDIRECT_URIS_MAX_COUNT),
  },
  {
    id: 'redirect/wildcard',
    severity: 'warning',
    source: OAUTH_OVERVIEW,
    reads: ['redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URI with a wildcard',
    faults: ({ redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => !uri.includes('*'),
        (uri) =>
          `{redirectUris} contains ${given(uri)}. Qlik compares redirect URIs character by character, so "*" stands for nothing but itself. List each address.`,
      ),
  },
  {
    id: 'redirect/invisible',
    severity: 'warning',
    source: OAUTH_OVERVIEW,
    reads: ['redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URI with invisible characters',
    faults: ({ redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => !INVISIBLE.test(uri),
        (uri) =>
          `{redirectUris} contains ${given(visible(uri))}, with characters that nobody sees. They come along when an address is copied, and Qlik compares redirect URIs character by character, so this one matches nothing that looks like it. Type it anew.`,
      ),
  },
  {
    id: 'redirect/app-link',
    severity: 'warning',
    source: HELP_PAGE,
    reads: ['appType', 'redirectUris'],
    blame: 'redirectUris',
    title: 'Application link without slashes',
    faults: ({ appType, redirectUris }) =>
      elementFaults(
        redirectUris,
        (uri) => {
          const shape = shapeOf(uri)
          return appType !== 'native' || shape.kind !== 'app' || shape.hasSlashes
        },
        (uri) =>
          `{redirectUris} contains ${given(uri)}. Qlik documents links of an app in the form "exampleapp://" only, so this one may be refused. Write "//" after the colon, in the app as well.`,
      ),
  },
  {
    id: 'redirect/unused',
    severity: 'warning',
    source: ANONYMOUS_GUIDE,
    reads: ['appType', 'redirectUris'],
    blame: 'redirectUris',
    title: 'Redirect URIs have no effect',
    faults: ({ appType, redirectUris }) =>
      faultIf(
        appType === 'anonymous-embed' && redirectUris.length > 0,
        () =>
          `{redirectUris} has ${redirectUris.length === 1 ? 'an entry' : 'entries'}, but with {appType} "anonymous-embed" nobody signs in, so nobody is sent back. Remove {redirectUris}: Qlik does not document it for this type and may refuse it.`,
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]

/** Characters for formatting alone, such as U+200B, a space without width. */
const INVISIBLE = /\p{Cf}/u

/** Each invisible character as its code point. */
function visible(uri: string): string {
  return Array.from(uri, (character) =>
    INVISIBLE.test(character)
      ? `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
      : character,
  ).join('')
}

const FLAWS: Readonly<Record<RedirectUriFlaw, string>> = {
  relative:
    'A redirect URI has a scheme and a host, such as "https://app.example.com/callback". Write it in full.',
  blank:
    'A redirect URI has no blanks, line breaks or control characters. Remove them; a blank that is meant is written "%20".',
  scheme:
    'A scheme begins with an ASCII letter and goes on with such letters, digits, "+", "-" and "." only. Choose another one, in the app as well.',
  host: 'Its host or its port cannot exist. Write them as in "https://app.example.com:8443/callback".',
}

/** Why the text is no absolute URI, and the repair; nothing when it is one. */
function absoluteComplaint(uri: string): string | undefined {
  const shape = shapeOf(uri)
  return shape.kind === 'malformed' ? FLAWS[shape.flaw] : undefined
}

/** What is wrong with the scheme, and the repair; nothing when it is allowed, or when there is no scheme to judge. */
function schemeComplaint(appType: string, uri: string): string | undefined {
  const shape = shapeOf(uri)
  switch (shape.kind) {
    case 'malformed':
    case 'https':
      return undefined
    case 'http':
      if (shape.host === 'localhost') return undefined
      return /^(127\.|\[::1\]$)/.test(shape.host)
        ? 'With http, the only host that Qlik allows is the name "localhost". Write "localhost" instead of the loopback address.'
        : 'A redirect URI begins with https, unless its host is "localhost". Use https.'
    case 'app':
      return appType === 'native'
        ? undefined
        : `Only native apps can have a scheme of their own ("${shape.scheme}:"). Use https, or {appType} "native".`
    case 'foreign':
      return `"${shape.scheme}:" is not a scheme that an app can have of its own. Use https.`
  }
}
