import { ApiError } from './api-error'
import type { ApiErrorCode } from './error-codes'

/** The result, or `undefined` when the call fails with one of these codes. */
export async function unless<T>(codes: readonly ApiErrorCode[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ApiError && codes.includes(error.code)) return undefined
    throw error
  }
}
