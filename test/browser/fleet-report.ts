import { checkGate, renderHtml, type HtmlOptions, type ReviewReport } from '../../src/review'
import {
  changeJson,
  clientValues,
  CLIENT,
  planText,
  reportOf,
  SECRET,
  type Values,
} from '../unit/review/plan-json'

const NAMES = ['acme', 'globex', 'hooli', 'initech', 'umbrella']
const scopes = (...names: readonly string[]): Values => ({ allowed_scopes: ['user_default', ...names] })

const change = (tenant: string, name: string, after: Values, before: Values = {}) =>
  changeJson({
    address: `${CLIENT}.${name}["${tenant}"]`,
    before: clientValues({ tenant, ...before }),
    after: clientValues({ tenant, ...before, ...after }),
  })

/**
 * Of five tenants four get the scope `apps:read` and one an administrator's (two groups that differ); one tenant loses a
 * scope, one gets a secret, one is renamed, and outside of Terraform one was renamed.
 */
export function fleetReport(): Promise<ReviewReport> {
  return reportOf({
    fleet: planText(
      [
        ...NAMES.map((tenant) =>
          change(tenant, 'portal', scopes(tenant === 'hooli' ? 'admin_classic' : 'apps:read')),
        ),
        change('acme', 'reader', scopes(), scopes('apps:read')),
        changeJson({ type: SECRET, before: null, after: { tenant: 'globex', client_id: 'c1' } }),
        change('initech', 'gate', { client_name: 'Gate of the north' }),
      ],
      { resource_drift: [change('acme', 'old', { description: 'by hand' })] },
    ),
  })
}

/** The page of that report, refused by a gate that does not want administrators. */
export async function fleetPage(options?: HtmlOptions): Promise<string> {
  const report = await fleetReport()
  return renderHtml(report, options ?? { breaches: checkGate(report, { failOn: ['admin'] }) })
}
