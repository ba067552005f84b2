import { parseUrl, shapeOf } from '../../rules'
import type { Mark } from './finding'

/** Who gets what is sent to a redirect URI, or whose pages an origin stands for. */
export interface Receiver {
  /** Equal for the addresses of one receiver. */
  readonly key: string
  /** Host and port, or `scheme:` of an app, in the spelling that browsers use. */
  readonly host: string
  readonly mark: Mark
  /** What it means that this one is let in. */
  readonly detail: string
}

/** The receiver of a URI: whoever runs the host is trusted with all of its paths. */
export function receiverOf(uri: string): Receiver {
  const shape = shapeOf(uri)
  if (shape.kind === 'app') {
    const scheme = `${shape.scheme.toLowerCase()}:`
    return {
      key: scheme,
      host: scheme,
      mark: 'app-scheme',
      detail: 'any app on the device may claim this scheme',
    }
  }
  const url = shape.kind === 'https' || shape.kind === 'http' ? parseUrl(uri) : undefined
  if (url === undefined) return { key: uri, host: uri, mark: 'new-host', detail: 'not an address of the web' }
  const receiver = { key: url.origin, host: url.host }
  if (isLoopback(url.hostname)) {
    return {
      ...receiver,
      mark: 'localhost',
      detail: 'any program on the computer of a user may listen there',
    }
  }
  return { ...receiver, mark: 'new-host', detail: 'a host that was not trusted before' }
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}
