import { elementFaults, given, givenList, parseUrl } from '../../rules'
import type { OAuthPolicyRule, PolicyRuleOptions } from './policy-rule'

/**
 * Redirect URIs may lead to these hosts only: `example.com` for itself, `*.example.com` for all hosts below it, on any
 * port. The schemes of native apps have no hosts, so the rule says nothing of them; see `forbidAppTypes`.
 * @throws where an entry is no host, with all of them
 */
export function allowRedirectHosts(
  hosts: readonly string[],
  options: PolicyRuleOptions = {},
): OAuthPolicyRule {
  return allowHosts('redirectUris', hosts, {
    id: 'policy/redirect-host',
    title: 'Redirect URI to a host that the policy does not allow',
    ...options,
  })
}

/**
 * Origins may be of these hosts only; they are written as for `allowRedirectHosts`.
 * @throws where an entry is no host, with all of them
 */
export function allowOriginHosts(hosts: readonly string[], options: PolicyRuleOptions = {}): OAuthPolicyRule {
  return allowHosts('allowedOrigins', hosts, {
    id: 'policy/origin-host',
    title: 'Origin of a host that the policy does not allow',
    ...options,
  })
}

function allowHosts(
  field: 'redirectUris' | 'allowedOrigins',
  hosts: readonly string[],
  rule: PolicyRuleOptions & Pick<OAuthPolicyRule, 'id' | 'title'>,
): OAuthPolicyRule {
  const patterns = hosts.map(patternOf)
  const strange = hosts.filter((_, index) => patterns[index] === undefined)
  if (strange.length > 0) {
    throw new Error(
      `${strange.map((host) => JSON.stringify(host)).join(', ')}: not a host. Write "example.com", or "*.example.com" for all hosts below it, without scheme, port or path.`,
    )
  }
  return {
    severity: 'error',
    reads: [field],
    blame: field,
    faults: ({ [field]: uris }) =>
      elementFaults(
        uris,
        (uri) => {
          const host = webHostOf(uri)
          return host === undefined || patterns.some((pattern) => pattern?.(host))
        },
        (uri) =>
          `{${field}} contains ${given(uri)}. The policy allows these hosts: ${givenList(hosts)}. Use one of them.`,
      ),
    ...rule,
  }
}

/** Whether a host is meant; undefined where the text does not say which hosts are. */
function patternOf(text: string): ((host: string) => boolean) | undefined {
  const below = text.startsWith('*.')
  const name = below ? text.slice(2) : text
  const url = /[/?#@:*\\\s]/.test(name) ? undefined : parseUrl(`https://${name}`)
  if (url === undefined) return undefined
  return below ? (host) => host.endsWith(`.${url.hostname}`) : (host) => host === url.hostname
}

/** The host of a web address. What is no web address at all, the rules of this package report. */
function webHostOf(uri: string): string | undefined {
  const url = parseUrl(uri)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.hostname : undefined
}
