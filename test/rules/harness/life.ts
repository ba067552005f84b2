import type { ClientSnapshot, EmulatedTenant } from '../../../src/emulator'
import type { Terraform } from './terraform-runner'

/** How a command of terraform ended, and what it complained of. */
export interface Ending {
  readonly exitCode: number
  readonly stderr: string
}

/** All that happens to configurations from the apply of their plan to their end. */
export interface Life {
  readonly applied: Ending
  /** The clients that the apply has made. */
  readonly made: readonly ClientSnapshot[]
  /** A second plan, whose exit code is 2 when it would change something. */
  readonly plannedAgain: Ending
  readonly destroyed: Ending
  /** The clients that the destroy has left. */
  readonly left: readonly ClientSnapshot[]
}

export async function lifeOf(terraform: Terraform, tenants: readonly EmulatedTenant[]): Promise<Life> {
  const clients = (): readonly ClientSnapshot[] => tenants.flatMap((tenant) => tenant.clients())
  const before = new Set(clients().map(({ clientId }) => clientId))
  const isNew = ({ clientId }: ClientSnapshot): boolean => !before.has(clientId)
  const ending = async (...options: readonly string[]): Promise<Ending> => {
    const { exitCode, stderr } = await terraform(...options)
    return { exitCode, stderr }
  }
  const applied = await ending('apply', '-no-color', 'plan')
  const made = clients().filter(isNew)
  const plannedAgain = await ending('plan', '-no-color', '-detailed-exitcode')
  const destroyed = await ending('destroy', '-no-color', '-auto-approve')
  return { applied, made, plannedAgain, destroyed, left: clients().filter(isNew) }
}
