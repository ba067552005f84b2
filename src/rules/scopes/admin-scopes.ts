import type { ScopeEntry } from './scope-row'

/**
 * Scopes that open administrators' permissions, and the four that only region and organisation clients have.
 * @see https://qlik.dev/manage/access-control/scopes/ (state of 2026-08-29)
 * @see https://qlik.dev/authenticate/oauth/create/create-region-oauth-client/ (`use: 'region'`)
 * @see https://qlik.dev/apis/org-rest/get-started/ (`use: 'organisation'`)
 */
export const ADMIN_SCOPES = [
  { name: 'admin_classic', use: 'oauth', permits: 'every administrator permission (dynamic set)' },
  { name: 'admin.ai-descriptions', use: 'oauth', permits: 'tenant settings for AI descriptions' },
  { name: 'admin.aiplatform', use: 'oauth', permits: 'chat with an LLM' },
  { name: 'admin.apps', use: 'oauth', permits: 'manage all apps' },
  { name: 'admin.apps:export', use: 'oauth', permits: 'export any app', parent: 'admin.apps' },
  { name: 'admin.apps:read', use: 'oauth', permits: 'read any app', parent: 'admin.apps' },
  { name: 'admin.assistants', use: 'oauth', permits: 'manage all assistants' },
  { name: 'admin.auth-settings', use: 'oauth', permits: 'session timeout and other auth settings' },
  { name: 'admin.automations', use: 'oauth', permits: 'manage all automations' },
  {
    name: 'admin.automations:read',
    use: 'oauth',
    permits: 'read any automation',
    parent: 'admin.automations',
  },
  { name: 'admin.automations:strict', use: 'role', permits: 'manage all automations (role only)' },
  { name: 'admin.automl-models:approve', use: 'role', permits: 'approve any ML model' },
  { name: 'admin.automl:full', use: 'role', permits: 'manage all ML experiments and deployments' },
  { name: 'admin.collections.publicgoverned', use: 'oauth', permits: 'create and update public collections' },
  { name: 'admin.csp', use: 'role', permits: 'manage content security policies' },
  { name: 'admin.dataproduct', use: 'oauth', permits: 'manage any data product' },
  { name: 'admin.dataquality', use: 'oauth', permits: 'manage data quality settings' },
  { name: 'admin.dataqualityrules', use: 'oauth', permits: 'manage any validation rule' },
  {
    name: 'admin.direct-access-gateways:delete_gateway',
    use: 'oauth',
    permits: 'delete a Direct Access gateway',
  },
  {
    name: 'admin.direct-access-gateways:register_gateway',
    use: 'oauth',
    permits: 'register a Direct Access gateway',
  },
  {
    name: 'admin.direct-access-gateways:remote_configuration',
    use: 'oauth',
    permits: 'change gateway settings remotely',
  },
  { name: 'admin.environments', use: 'role', permits: 'manage environments and link them to spaces' },
  { name: 'admin.extensions', use: 'oauth', permits: 'manage extensions' },
  { name: 'admin.insightshome:edit', use: 'role', permits: 'curate the home page' },
  { name: 'admin.ip-policies', use: 'oauth', permits: 'manage IP allow lists' },
  { name: 'admin.knowledgebases', use: 'oauth', permits: 'manage all knowledge bases' },
  { name: 'admin.lakehouse-cluster', use: 'role', permits: 'create and run lakehouse clusters' },
  { name: 'admin.report-tasks', use: 'oauth', permits: 'manage report tasks and subscriptions' },
  { name: 'admin.semantictype', use: 'oauth', permits: 'manage any semantic type' },
  { name: 'admin.spaces', use: 'oauth', permits: 'manage all spaces' },
  { name: 'admin.spaces:read', use: 'oauth', permits: 'read any space', parent: 'admin.spaces' },
  { name: 'admin.sprints', use: 'oauth', permits: 'manage all data stewardship sprints' },
  { name: 'admin.themes', use: 'oauth', permits: 'manage themes' },
  { name: 'admin.ui-config:edit', use: 'role', permits: 'tenant-wide UI options, pinned links' },
  { name: 'admin.users', use: 'oauth', permits: 'manage all users' },
  { name: 'admin.users:read', use: 'oauth', permits: 'read all users in full', parent: 'admin.users' },
  { name: 'admin.webhooks', use: 'oauth', permits: 'manage all webhooks' },
  { name: 'tenants:create', use: 'region', permits: 'create tenants' },
  { name: 'tenants:deactivate', use: 'region', permits: 'deactivate tenants' },
  { name: 'tenants:reactivate', use: 'region', permits: 'reactivate tenants' },
  { name: 'cloud-console.tenants:read', use: 'organisation', permits: 'list tenants of the organisation' },
] as const satisfies readonly ScopeEntry[]
