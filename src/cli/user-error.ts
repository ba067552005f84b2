/** Something the user can repair; shown as one line, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The code that node gives to failures of the system, such as `EADDRINUSE`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** What the system refuses for reasons that are the user's, whatever we were doing. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'its file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left to this user'],
  ['ENOTDIR', 'a part of this path is a file'],
])

/** The error of a file or folder that the system does not let us use, in words for the user; undefined for any other. */
export function refusalOfSystem(error: unknown): string | undefined {
  const code = systemCode(error) ?? ''
  const why = REFUSALS.get(code)
  if (why === undefined || typeof error !== 'object' || error === null || !('path' in error)) return undefined
  const call = 'syscall' in error ? `, ${String(error.syscall)}` : ''
  return `cannot use ${String(error.path)}: ${why} (${code}${call})`
}
