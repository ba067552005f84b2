/** The provider's variable for tenants that are left out, with commas in between. */
const EXCLUDED_TENANTS = 'QLIKCLOUD_EXCLUDED_TENANTS'

/** Leaves out these tenants besides those that the environment leaves out already. */
export function excludedVariable(
  tenants: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const before = environment[EXCLUDED_TENANTS] ?? ''
  const excluded = [...(before === '' ? [] : [before]), ...tenants].join(',')
  return excluded === '' ? {} : { [EXCLUDED_TENANTS]: excluded }
}
