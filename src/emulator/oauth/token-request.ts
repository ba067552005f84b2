import { done, refuse, type Outcome } from '../outcome'
import { isObject } from '../validation/parsed'

export type Parameters = ReadonlyMap<string, string>

/** The media type of a Content-Type header, without its parameters. */
export const mediaType = (header: string | undefined): string =>
  header?.split(';')[0]?.trim().toLowerCase() ?? ''

/** Parameters of a call to `/oauth/*`, which come as a form (RFC 6749) or as JSON (Qlik's own examples). */
export function parseParameters(contentType: string | undefined, body: string): Outcome<Parameters> {
  switch (mediaType(contentType)) {
    case 'application/json':
      return fromJson(body)
    case 'application/x-www-form-urlencoded':
      return fromForm(body)
    default:
      return refuse(
        'OAUTH-BAD-REQUEST',
        'The body must be application/json or application/x-www-form-urlencoded.',
      )
  }
}

function fromJson(body: string): Outcome<Parameters> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return refuse('OAUTH-BAD-REQUEST', 'The body is not JSON.')
  }
  if (!isObject(value)) return refuse('OAUTH-BAD-REQUEST', 'The body must be a JSON object.')
  const parameters = new Map<string, string>()
  for (const [name, parameter] of Object.entries(value)) {
    if (typeof parameter === 'string') parameters.set(name, parameter)
  }
  return done(parameters)
}

function fromForm(body: string): Outcome<Parameters> {
  const parameters = new Map<string, string>()
  for (const [name, parameter] of new URLSearchParams(body)) {
    // RFC 6749 section 3.2: parameters must not be included more than once.
    if (parameters.has(name)) return refuse('OAUTH-BAD-REQUEST', `${name} was given twice.`)
    parameters.set(name, parameter)
  }
  return done(parameters)
}
