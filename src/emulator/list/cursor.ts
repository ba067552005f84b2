/**
 * A place between two items of a sorted list, named by the item beside it, so that a cursor stays good while clients come
 * and go. Callers have to treat its text as opaque.
 */
export interface Cursor {
  readonly direction: 'after' | 'before'
  readonly key: string
  readonly clientId: string
  readonly filter: string
  readonly sortText: string
}

export const encodeCursor = ({ direction, key, clientId, filter, sortText }: Cursor): string =>
  Buffer.from(JSON.stringify([direction, key, clientId, filter, sortText])).toString('base64url')

export function decodeCursor(text: string): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || !value.every((part): part is string => typeof part === 'string'))
      return undefined
    const [direction, key, clientId, filter, sortText] = value
    if (key === undefined || clientId === undefined || filter === undefined || sortText === undefined)
      return undefined
    return direction === 'after' || direction === 'before'
      ? { direction, key, clientId, filter, sortText }
      : undefined
  } catch {
    return undefined
  }
}
