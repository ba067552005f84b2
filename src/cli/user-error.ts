/** Something the user can repair; shown as one line, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The code that node gives to failures of the system, such as `EADDRINUSE`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
