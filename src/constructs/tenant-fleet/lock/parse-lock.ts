import { parseTenantUrl } from '../../../rules'
import { quoted, refuse } from '../findings'
import type { FleetLock, LockedStack } from './fleet-lock'

export const LOCK_VERSION = 1

/** As a fleet makes it from its id, a wave and a number. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]*$/

const REPAIR =
  'It is written at synthesis, so take it from version control again; do not delete it, or tenants would move to other stacks.'

/** Reads a lock file strictly: a wrong reading would move tenants. `file` is for messages. */
export function parseLock(file: string, fleet: string, text: string): FleetLock {
  const document = parse(file, text)
  const { version, fleet: owner, stacks } = document
  if (version !== LOCK_VERSION)
    throw new Error(
      `${file} has version ${quoted(version)}, and this version of the package reads ${String(LOCK_VERSION)}. Use the version that wrote it, or a newer one.`,
    )
  if (owner !== fleet)
    throw new Error(
      `${file} is that of the fleet ${quoted(owner)}, not of ${quoted(fleet)}. Give each fleet a lockFile of its own, and keep a fleet's id.`,
    )
  if (!isRecord(stacks)) throw new Error(`${file} has no stacks. ${REPAIR}`)
  const read = Object.entries(stacks).map(([name, stack]) => readStack(file, name, stack))
  refuse(file, twiceLocked(read))
  return { stacks: read }
}

type Document = Readonly<Record<string, unknown>>

function parse(file: string, text: string): Document {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} is not JSON (${reason}), perhaps after a merge. ${REPAIR}`, { cause: error })
  }
  if (!isRecord(document)) throw new Error(`${file} holds no object. ${REPAIR}`)
  return document
}

function readStack(file: string, name: string, stack: unknown): LockedStack {
  if (!NAME.test(name))
    throw new Error(
      `${file}: ${quoted(name)} is no name of a stack, which has letters, digits and "-". ${REPAIR}`,
    )
  const { wave, tenants, removed = {} } = isRecord(stack) ? stack : {}
  if (typeof wave !== 'string' || !isUrls(tenants) || !isUrls(removed))
    throw new Error(
      `${file}: stack ${quoted(name)} needs a wave, and tenants and removed with the url of each by its name. ${REPAIR}`,
    )
  // The urls of the others are those of the program.
  for (const [tenant, url] of Object.entries(removed)) {
    const parsed = parseTenantUrl(url)
    if (!parsed.ok)
      throw new Error(
        `${file}: the removed tenant ${quoted(tenant)} of stack ${quoted(name)}: ${parsed.reason} ${REPAIR}`,
      )
  }
  return { name, wave, tenants: new Map(Object.entries(tenants)), removed: new Map(Object.entries(removed)) }
}

/** A merge of two branches that added the same tenant. */
function twiceLocked(stacks: readonly LockedStack[]): readonly string[] {
  const stackOf = new Map<string, string>()
  return stacks.flatMap(({ name, tenants }) =>
    [...tenants.keys()].flatMap((tenant) => {
      const other = stackOf.get(tenant)
      stackOf.set(tenant, name)
      if (other === undefined) return []
      return [
        `${quoted(tenant)} is in ${other} and in ${name}, perhaps after a merge. Keep it in the one that was deployed, and remove it from the other.`,
      ]
    }),
  )
}

function isRecord(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isUrls(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((url) => typeof url === 'string')
}
