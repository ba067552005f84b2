import type { PlannedChange } from '../../../src/review'
import { createReport, readPlan, reviewPlan, type Plan, type ReviewReport } from '../../../src/review'

/** Values of one object, as Terraform writes them. */
export type Values = Readonly<Record<string, unknown>>

export interface ChangeJson {
  readonly address?: string
  readonly type?: string
  readonly before: Values | null
  readonly after: Values | null
  /** What goes into `change` besides the two sides. */
  readonly change?: Values
  /** What goes beside `change`. */
  readonly entry?: Values
  /** Attributes of which a new value needs a new object. */
  readonly replacedFor?: readonly string[]
}

export const CLIENT = 'qlikcloud_oauth_client'
export const SECRET = 'qlikcloud_oauth_client_secret'
export const PUBLICATION = 'qlikcloud_oauth_client_publication'

/** A client as the state of it is, with a few values of its own. */
export function clientValues(values: Values = {}): Values {
  return {
    tenant: null,
    app_type: 'web',
    client_name: 'Portal',
    description: null,
    client_uri: null,
    logo_uri: null,
    redirect_uris: ['https://portal.example.com/callback'],
    allowed_origins: null,
    allowed_scopes: ['user_default'],
    allowed_grant_types: null,
    allowed_auth_methods: ['client_secret'],
    public_keys: null,
    consent_method: 'required',
    keep_initial_secret: null,
    force_destroy: null,
    skip_rules: null,
    id: 'c1',
    client_id: 'c1',
    client_secret: 'CANARY-client-secret',
    client_secret_hints: ['abcde'],
    published_at: null,
    created_at: '2026-01-01T00:00:00Z',
    disabled: false,
    ...values,
  }
}

/** One entry of `resource_changes`. */
export function changeJson({ before, after, type = CLIENT, ...rest }: ChangeJson): Values {
  const replacedFor = rest.replacedFor ?? []
  return {
    address: rest.address ?? `${type}.it`,
    mode: 'managed',
    type,
    name: 'it',
    provider_name: 'registry.terraform.io/qlikcloud/qlikcloud',
    change: {
      actions: actionsOf(before, after, replacedFor),
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...(replacedFor.length > 0 && { replace_paths: replacedFor.map((name) => [name]) }),
      ...rest.change,
    },
    ...rest.entry,
  }
}

function actionsOf(
  before: Values | null,
  after: Values | null,
  replacedFor: readonly string[],
): readonly string[] {
  if (before === null) return ['create']
  if (after === null) return ['delete']
  if (replacedFor.length > 0) return ['delete', 'create']
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update']
}

/** The text of a plan with these changes. */
export function planText(changes: readonly Values[], more: Values = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_changes: changes,
    complete: true,
    errored: false,
    ...more,
  })
}

/** @throws Error when the text is refused. */
export function planOf(text: string): Plan {
  const reading = readPlan(text)
  if (reading.kind === 'refused') throw new Error(reading.problem)
  return reading.plan
}

/** The only change of a plan. */
export function onlyChange(change: ChangeJson): PlannedChange {
  const [planned] = planOf(planText([changeJson(change)])).changes
  if (planned === undefined) throw new Error('the plan has no change')
  return planned
}

/** Plans by name, reviewed together. */
export async function reportOf(plans: Readonly<Record<string, string>>): Promise<ReviewReport> {
  const reviewed = Object.entries(plans).map(([name, text]) => reviewPlan(name, planOf(text)))
  return createReport(reviewed)
}

/** The ids of the rules that found something, with the class of the change. */
export async function judged(change: ChangeJson): Promise<readonly string[]> {
  const report = await reportOf({ acme: planText([changeJson(change)]) })
  return report.groups.flatMap((group) => [group.class, ...group.findings.map(({ ruleId }) => ruleId)])
}
