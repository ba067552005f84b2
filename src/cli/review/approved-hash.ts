import { UserError } from '../user-error'

/** The hash that somebody approved. */
export function parseHash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new UserError(
      '--approved takes the 64 characters that `qlikcloud review --approve` or `qlikcloud fleet plan --approve` printed',
    )
  return text
}
