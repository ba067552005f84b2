import type { Found } from './finding'
import { receiverOf } from './receiver'
import type { ReviewRule } from './review-rule'
import { RFC_6454_ORIGIN, RFC_6749_REDIRECTION, RFC_8252_APP_SCHEMES } from './sources'
import type { Step } from './step'

const CLIENT = ['qlikcloud_oauth_client'] as const
const REDIRECTS = 'redirect_uris'
const ORIGINS = 'allowed_origins'

function addressFound(attribute: string, uri: string, kind: 'added' | 'removed', detail?: string): Found {
  const receiver = receiverOf(uri)
  return {
    attribute,
    difference: { kind, element: uri },
    host: receiver.host,
    detail: detail ?? receiver.detail,
    ...(kind === 'added' && detail === undefined && { marks: [receiver.mark] }),
  }
}

/** The addresses that came, with whether their receiver was there before. */
function arrivals(
  step: Step,
  attribute: string,
): readonly { readonly uri: string; readonly isNew: boolean }[] {
  const { before, added } = step.set(attribute)
  const known = new Set(before.map((uri) => receiverOf(uri).key))
  return added.map((uri) => ({ uri, isNew: !known.has(receiverOf(uri).key) }))
}

/** The addresses that went, with whether their receiver went with them. */
function departures(
  step: Step,
  attribute: string,
): readonly { readonly uri: string; readonly isLast: boolean }[] {
  const { after, removed } = step.set(attribute)
  const kept = new Set(after.map((uri) => receiverOf(uri).key))
  return step.survives ? removed.map((uri) => ({ uri, isLast: !kept.has(receiverOf(uri).key) })) : []
}

export const ADDRESS_RULES: readonly ReviewRule[] = [
  {
    id: 'review/redirect-added',
    resources: CLIENT,
    reads: [REDIRECTS],
    verdict: 'broadens',
    source: `${RFC_6749_REDIRECTION} ${RFC_8252_APP_SCHEMES}`,
    title: 'Users, and with them authorization codes, may be sent to another host or app',
    finds: (step) =>
      arrivals(step, REDIRECTS).flatMap(({ uri, isNew }) =>
        isNew ? [addressFound(REDIRECTS, uri, 'added')] : [],
      ),
  },
  {
    id: 'review/redirect-removed',
    resources: CLIENT,
    reads: [REDIRECTS],
    verdict: 'narrows',
    source: RFC_6749_REDIRECTION,
    title: 'Users are not sent to this host or app any more',
    finds: (step) =>
      departures(step, REDIRECTS).flatMap(({ uri, isLast }) =>
        isLast ? [addressFound(REDIRECTS, uri, 'removed', 'nobody can sign in there any more')] : [],
      ),
  },
  {
    id: 'review/redirect-same-host',
    resources: CLIENT,
    reads: [REDIRECTS],
    verdict: 'neutral',
    source: RFC_6749_REDIRECTION,
    title: 'Another address at a host or app that users are sent to anyway',
    finds: (step) => [
      ...arrivals(step, REDIRECTS).flatMap(({ uri, isNew }) =>
        isNew ? [] : [addressFound(REDIRECTS, uri, 'added', 'this host was trusted before')],
      ),
      ...departures(step, REDIRECTS).flatMap(({ uri, isLast }) =>
        isLast ? [] : [addressFound(REDIRECTS, uri, 'removed', 'this host stays trusted')],
      ),
    ],
  },
  {
    id: 'review/origin-added',
    resources: CLIENT,
    reads: [ORIGINS],
    verdict: 'broadens',
    source: RFC_6454_ORIGIN,
    title: "Pages of another origin may use the client's tokens",
    finds: (step) =>
      arrivals(step, ORIGINS).flatMap(({ uri, isNew }) =>
        isNew ? [addressFound(ORIGINS, uri, 'added')] : [],
      ),
  },
  {
    id: 'review/origin-removed',
    resources: CLIENT,
    reads: [ORIGINS],
    verdict: 'narrows',
    source: RFC_6454_ORIGIN,
    title: "Pages of an origin may not use the client's tokens any more",
    finds: (step) =>
      departures(step, ORIGINS).flatMap(({ uri, isLast }) =>
        isLast ? [addressFound(ORIGINS, uri, 'removed', 'browsers refuse its calls')] : [],
      ),
  },
]
