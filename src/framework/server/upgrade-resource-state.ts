import { type Diagnostic, type Diagnostics, errorDiagnostic } from '../diagnostic'
import type { Findings, UpgradeResourceState } from '../provider-server'
import type { Resource } from '../resource'
import { typeOfSchema } from '../schema'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { listed, unknownType } from './refusals'
import type { Session } from './session'
import { requiredStateOf } from './state-of'

type Upgraded = Findings & { readonly upgradedState: Value }

/** Called for every stored instance on every command, so the common case, the same version, only decodes. */
export function upgradeResourceState(
  session: Session<unknown>,
  { typeName, version, rawState }: UpgradeResourceState,
): Promise<Upgraded> {
  const call = { rpc: 'UpgradeResourceState', type: typeName }
  const refused = (diagnostics: Diagnostics): Upgraded => ({ upgradedState: NULL, diagnostics })
  return answer(session, call, refused, async () => {
    const resource = session.provider.resources.get(typeName)
    if (resource === undefined) {
      return refused([unknownType(call, 'resource', session.provider.resources)])
    }
    const upgrade = resource.upgrades?.get(version)
    const current = version === resource.schema.version
    if (!current && upgrade === undefined) return refused([unknownVersion(typeName, version, resource)])

    const stored = rawState.read(
      current || upgrade === undefined ? typeOfSchema(resource.schema) : upgrade.from,
    )
    if (!stored.ok) return refused([unreadable(typeName, version, stored.reason)])
    if (current || upgrade === undefined) return { upgradedState: stored.value, diagnostics: [] }

    const outcome = upgrade.upgrade(stored.value)
    const { state, diagnostics } = requiredStateOf(session, call, resource.schema.attributes, outcome)
    return { upgradedState: state, diagnostics }
  })
}

function unknownVersion(
  typeName: string,
  version: number,
  { schema, upgrades }: Resource<unknown>,
): Diagnostic {
  const readable = [...(upgrades?.keys() ?? []), schema.version].sort((left, right) => left - right)
  const repair =
    version > schema.version
      ? 'It was written by a newer version of this provider: use that version or a later one.'
      : 'Upgrade to a version of this provider between the two first, or remove the resource from the state and import it.'
  return errorDiagnostic(
    'Stored state has an unknown version',
    `The state of ${typeName} has schema version ${String(version)}; this version of the provider reads ${listed(readable.map(String))}. ${repair}`,
  )
}

function unreadable(typeName: string, version: number, reason: string): Diagnostic {
  return errorDiagnostic(
    'Stored state can not be read',
    `The state of ${typeName} says schema version ${String(version)}, but does not fit it: ${reason} It was perhaps edited by hand, or written by another version of the provider. Restore a backup of the state, or remove the resource from the state and import it.`,
  )
}
