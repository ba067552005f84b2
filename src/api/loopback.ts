import type { LookupFunction } from 'node:net'

/** Whether a host name means this machine, whatever DNS says (RFC 6761, section 6.3). */
export function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name.endsWith('.localhost')
}

const ADDRESSES = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** Answers every look-up with the loopback addresses, without DNS: `*.localhost` is unknown to many resolvers. */
export const loopbackLookup: LookupFunction = (_hostname, options, callback) => {
  if (options.all === true) return callback(null, ADDRESSES)
  const wanted = options.family === 6 || options.family === 'IPv6' ? '::1' : '127.0.0.1'
  callback(null, wanted, wanted === '::1' ? 6 : 4)
}
