// Made by `npm run generate` from the tables in this folder.

/** The scopes that a tenant's OAuth clients can have, each with what it permits. */
export interface ScopeNames {
  /** Every administrator permission (dynamic set). */
  readonly admin_classic: 'admin_classic'
  /** Tenant settings for AI descriptions. */
  readonly 'admin.ai-descriptions': 'admin.ai-descriptions'
  /** Chat with an LLM. */
  readonly 'admin.aiplatform': 'admin.aiplatform'
  /** Manage all apps. */
  readonly 'admin.apps': 'admin.apps'
  /** Export any app. Included in `admin.apps`. */
  readonly 'admin.apps:export': 'admin.apps:export'
  /** Read any app. Included in `admin.apps`. */
  readonly 'admin.apps:read': 'admin.apps:read'
  /** Manage all assistants. */
  readonly 'admin.assistants': 'admin.assistants'
  /** Session timeout and other auth settings. */
  readonly 'admin.auth-settings': 'admin.auth-settings'
  /** Manage all automations. */
  readonly 'admin.automations': 'admin.automations'
  /** Read any automation. Included in `admin.automations`. */
  readonly 'admin.automations:read': 'admin.automations:read'
  /** Create and update public collections. */
  readonly 'admin.collections.publicgoverned': 'admin.collections.publicgoverned'
  /** Manage any data product. */
  readonly 'admin.dataproduct': 'admin.dataproduct'
  /** Manage data quality settings. */
  readonly 'admin.dataquality': 'admin.dataquality'
  /** Manage any validation rule. */
  readonly 'admin.dataqualityrules': 'admin.dataqualityrules'
  /** Delete a Direct Access gateway. */
  readonly 'admin.direct-access-gateways:delete_gateway': 'admin.direct-access-gateways:delete_gateway'
  /** Register a Direct Access gateway. */
  readonly 'admin.direct-access-gateways:register_gateway': 'admin.direct-access-gateways:register_gateway'
  /** Change gateway settings remotely. */
  readonly 'admin.direct-access-gateways:remote_configuration': 'admin.direct-access-gateways:remote_configuration'
  /** Manage extensions. */
  readonly 'admin.extensions': 'admin.extensions'
  /** Manage IP allow lists. */
  readonly 'admin.ip-policies': 'admin.ip-policies'
  /** Manage all knowledge bases. */
  readonly 'admin.knowledgebases': 'admin.knowledgebases'
  /** Manage report tasks and subscriptions. */
  readonly 'admin.report-tasks': 'admin.report-tasks'
  /** Manage any semantic type. */
  readonly 'admin.semantictype': 'admin.semantictype'
  /** Manage all spaces. */
  readonly 'admin.spaces': 'admin.spaces'
  /** Read any space. Included in `admin.spaces`. */
  readonly 'admin.spaces:read': 'admin.spaces:read'
  /** Manage all data stewardship sprints. */
  readonly 'admin.sprints': 'admin.sprints'
  /** Manage themes. */
  readonly 'admin.themes': 'admin.themes'
  /** Manage all users. */
  readonly 'admin.users': 'admin.users'
  /** Read all users in full. Included in `admin.users`. */
  readonly 'admin.users:read': 'admin.users:read'
  /** Manage all webhooks. */
  readonly 'admin.webhooks': 'admin.webhooks'
  /** Everything the user may do (dynamic set). */
  readonly user_default: 'user_default'
  /** AI descriptions and rule suggestions. */
  readonly 'ai-descriptions': 'ai-descriptions'
  /** Qlik Answers analysis agent. */
  readonly 'analysis-agent': 'analysis-agent'
  /** Share apps outside the space. */
  readonly 'app.share': 'app.share'
  /** Manage own apps. */
  readonly apps: 'apps'
  /** Export own apps. Included in `apps`. */
  readonly 'apps:export': 'apps:export'
  /** Read own apps. Included in `apps`. */
  readonly 'apps:read': 'apps:read'
  /** Choose an app's engine size. */
  readonly 'apps:manage': 'apps:manage'
  /** Download app data. */
  readonly 'apps.data:export': 'apps.data:export'
  /** Download as image or PDF only. Included in `apps.data:export`. */
  readonly 'apps.image:export': 'apps.image:export'
  /** All kinds of report. */
  readonly 'apps.report:all': 'apps.report:all'
  /** On-demand reports. Included in `apps.report:all`. */
  readonly 'apps.report:export': 'apps.report:export'
  /** Manage assistants. */
  readonly assistants: 'assistants'
  /** Query assistants. Included in `assistants`. */
  readonly 'assistants:read': 'assistants:read'
  /** Manage own automations. */
  readonly automations: 'automations'
  /** Read own automations. Included in `automations`. */
  readonly 'automations:read': 'automations:read'
  /** Automations in the personal space. */
  readonly 'automations.private': 'automations.private'
  /** Automations in shared spaces. */
  readonly 'automations.shared': 'automations.shared'
  /** ML deployments and predictions. */
  readonly 'automl-deployments': 'automl-deployments'
  /** Predictions only. Included in `automl-deployments`. */
  readonly 'automl-deployments:predict': 'automl-deployments:predict'
  /** ML experiments. */
  readonly 'automl-experiments': 'automl-experiments'
  /** ML experiments without GenAI help. Included in `automl-experiments`. */
  readonly 'automl-experiments:no_gen_ai_assist': 'automl-experiments:no_gen_ai_assist'
  /** Manage own data connections. */
  readonly 'data-connections': 'data-connections'
  /** Read own data connections. Included in `data-connections`. */
  readonly 'data-connections:read': 'data-connections:read'
  /** Qlik Answers data governance agents. */
  readonly 'data-governance-agents': 'data-governance-agents'
  /** Manage data products. */
  readonly dataproduct: 'dataproduct'
  /** Browse the data marketplace. */
  readonly 'dataproduct:consume': 'dataproduct:consume'
  /** Compute and read data quality. */
  readonly dataquality: 'dataquality'
  /** Read data quality. Included in `dataquality`. */
  readonly 'dataquality:read': 'dataquality:read'
  /** Manage validation rules. */
  readonly dataqualityrules: 'dataqualityrules'
  /** Read and apply validation rules. Included in `dataqualityrules`. */
  readonly 'dataqualityrules:assign': 'dataqualityrules:assign'
  /** Manage datasets. */
  readonly dataset: 'dataset'
  /** Load data through a Direct Access gateway. */
  readonly 'direct-access-gateways:consume_data': 'direct-access-gateways:consume_data'
  /** Anomaly triggers. */
  readonly 'discovery-agent': 'discovery-agent'
  /** Read discovery feed. */
  readonly 'discovery-agent:read': 'discovery-agent:read'
  /** Read environments of own spaces. */
  readonly 'environments:read': 'environments:read'
  /** Geographic operations. */
  readonly 'geo-operations': 'geo-operations'
  /** Geographic operations without geocoding. Included in `geo-operations`. */
  readonly 'geo-operations.limited': 'geo-operations.limited'
  /** Full glossary access with approval. */
  readonly 'glossary:all': 'glossary:all'
  /** Glossary access without approval. Included in `glossary:all`. */
  readonly 'glossary:manage': 'glossary:manage'
  /** Glossary terms. Included in `glossary:all`. */
  readonly 'glossary:update': 'glossary:update'
  /** Assign classifications and regulations. */
  readonly 'governance-definition:read': 'governance-definition:read'
  /** Qlik Answers documentation agent. */
  readonly 'help-agent': 'help-agent'
  /** Own email address. */
  readonly 'identity.email:read': 'identity.email:read'
  /** Own full name. */
  readonly 'identity.name:read': 'identity.name:read'
  /** Own picture. */
  readonly 'identity.picture:read': 'identity.picture:read'
  /** Own subject. */
  readonly 'identity.subject:read': 'identity.subject:read'
  /** Manage knowledge bases. */
  readonly knowledgebases: 'knowledgebases'
  /** Read knowledge bases. Included in `knowledgebases`. */
  readonly 'knowledgebases:read': 'knowledgebases:read'
  /** Index knowledge bases. */
  readonly 'knowledgebases:index': 'knowledgebases:index'
  /** Search knowledge bases. */
  readonly 'knowledgebases:search': 'knowledgebases:search'
  /** Create lineage. */
  readonly 'lineage:create': 'lineage:create'
  /** Read lineage. */
  readonly 'lineage:read': 'lineage:read'
  /** Use the Qlik MCP server. */
  readonly 'mcp:execute': 'mcp:execute'
  /** Refresh token. */
  readonly offline_access: 'offline_access'
  /** Manage semantic types. */
  readonly semantictype: 'semantictype'
  /** Read and assign semantic types. Included in `semantictype`. */
  readonly 'semantictype:read': 'semantictype:read'
  /** Manage own data spaces. */
  readonly 'spaces.data': 'spaces.data'
  /** Read own data spaces. Included in `spaces.data`. */
  readonly 'spaces.data:read': 'spaces.data:read'
  /** Manage own managed spaces. */
  readonly 'spaces.managed': 'spaces.managed'
  /** Read own managed spaces. Included in `spaces.managed`. */
  readonly 'spaces.managed:read': 'spaces.managed:read'
  /** Manage own shared spaces. */
  readonly 'spaces.shared': 'spaces.shared'
  /** Create shared spaces. Included in `spaces.shared`. */
  readonly 'spaces.shared:create': 'spaces.shared:create'
  /** Read own shared spaces. Included in `spaces.shared`. */
  readonly 'spaces.shared:read': 'spaces.shared:read'
  /** Create and run sprints. */
  readonly 'sprints:all': 'sprints:all'
  /** Take part in sprints. Included in `sprints:all`. */
  readonly 'sprints:contribute': 'sprints:contribute'
  /** Review agent chats. */
  readonly 'thread-audits': 'thread-audits'
  /** Configure the trust score. */
  readonly trustscore: 'trustscore'
  /** Basic user read, own preferences. */
  readonly users: 'users'
  /** Basic user read. Included in `users`. */
  readonly 'users:read': 'users:read'
  /** Own webhooks. */
  readonly webhooks: 'webhooks'
  /** Not described by Qlik. */
  readonly 'write-table:external_read': 'write-table:external_read'
}
