import { charCount } from '../../char-count'
import { given } from '../../naming'
import { faultIf, type Fault } from '../../rule'
import { URI_MAX_CHARS } from '../limits'
import type { OAuthClientSpec } from '../spec'

/** The limits that redirect URIs and origins share: how many, how long, and each only once. */
export function uriLimitFaults(
  field: keyof OAuthClientSpec,
  uris: readonly string[],
  maxCount: number,
): readonly Fault[] {
  const distinct = [...new Set(uris)]
  const repeated = distinct.filter((uri) => uris.indexOf(uri) !== uris.lastIndexOf(uri))
  return [
    ...faultIf(
      distinct.length > maxCount,
      () =>
        `{${field}} has ${distinct.length} entries; Qlik allows at most ${maxCount}. Remove those no longer in use, or register a second client.`,
    ),
    ...distinct
      .filter((uri) => charCount(uri) > URI_MAX_CHARS)
      .map((uri) => ({
        element: uri,
        detail: `{${field}} contains ${given(uri)}, which has ${charCount(uri)} characters; Qlik allows at most ${URI_MAX_CHARS}. Shorten it.`,
      })),
    ...repeated.map((uri) => ({
      element: uri,
      detail: `{${field}} contains ${given(uri)} more than once. Remove the copies.`,
    })),
  ]
}
