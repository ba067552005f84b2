import { contentOf, known } from '../../../framework'
import type { DataSource } from '../../../framework'
import { ancestorsOf, appTypesWithout, SCOPES } from '../../../rules'
import type { ScopeRow } from '../../../rules'
import type { Tenants } from '../../tenants'
import { conditionFindings } from '../condition-findings'
import { OAUTH_SCOPES_DATA_SCHEMA, SCOPE_CONDITIONS } from './schema'
import type { ScopeModel } from './schema'

export const oauthScopesData: DataSource<Tenants, typeof OAUTH_SCOPES_DATA_SCHEMA> = {
  schema: OAUTH_SCOPES_DATA_SCHEMA,

  validate: ({ app_type, level, use }) => [
    ...conditionFindings(app_type, SCOPE_CONDITIONS.app_type, ['app_type']),
    ...conditionFindings(level, SCOPE_CONDITIONS.level, ['level']),
    ...conditionFindings(use, SCOPE_CONDITIONS.use, ['use']),
  ],

  async read(config) {
    const appType = contentOf(config.app_type)
    const level = contentOf(config.level)
    const use = contentOf(config.use)
    const passes = (row: ScopeRow): boolean =>
      (level === undefined || row.level === level) &&
      (use === undefined || row.use === use) &&
      (appType === undefined ||
        (row.use === 'oauth' && !appTypesWithout(row.name).some((excluded) => excluded === appType)))
    const scopes = SCOPES.filter(passes)
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map((row) => known(flattenScope(row)))
    return { state: { ...config, scopes: known(scopes) }, diagnostics: [] }
  },
}

function flattenScope({ name, permits, level, use }: ScopeRow): ScopeModel {
  return {
    name: known(name),
    description: known(permits),
    level: known(level),
    use: known(use),
    parents: known(ancestorsOf(name).map(known)),
    excluded_app_types: known(appTypesWithout(name).map(known)),
  }
}
