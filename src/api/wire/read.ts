import * as z from 'zod/mini'

/** Text that the API leaves out, or sends as null or "" when it is unset. */
export const text = () => z.nullish(z.string())
export const texts = () => z.nullish(z.array(z.string()))
export const requiredText = () => z.string().check(z.minLength(1))

/** Unset text in whichever of its three shapes. */
export const set = (value: string | null | undefined): string | undefined =>
  value === null || value === '' ? undefined : value

export type Fit<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly misfit: string }

/** Reads a body. A misfit is told by its path and what was expected there, never by the value. */
export function read<Wire, T>(
  schema: z.ZodMiniType<Wire>,
  body: unknown,
  flatten: (wire: Wire) => T,
): Fit<T> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: flatten(parsed.data) }
  const issue = parsed.error.issues[0]
  const expected = issue?.code === 'invalid_type' ? `expected ${issue.expected}` : 'not as described'
  return { ok: false, misfit: `${pathText(issue?.path ?? [])}: ${expected}` }
}

function pathText(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return steps.join('').replace(/^\./, '') || 'the whole body'
}
