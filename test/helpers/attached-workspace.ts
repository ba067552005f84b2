import { attachProvider, type AttachedProvider } from './attached-provider'
import { terraformEnvironment, workspace, workspaceIn, type Access, type Workspace } from './terraform'

/** The variables of a command for which terraform is to start the provider itself, though there are none. */
export const STARTED_BY_TERRAFORM: Readonly<Record<string, string>> = {}

/** With the variables of its provider, for commands that run terraform in its folder. */
export type AttachedWorkspace = Workspace & Pick<AttachedProvider, 'variables'>

/**
 * A workspace with one process of the provider for all commands, for tests of what it does and not of how it is started:
 * terraform starts it two to four times a command, which is four fifths of the command's time. A command with variables
 * of its own starts it nevertheless, for they would not reach the process that is running.
 */
export async function attachedWorkspace(access: Access): Promise<AttachedWorkspace> {
  const started = await workspace(access)
  const { variables, stop } = await attachProvider(started.folder, terraformEnvironment(access))
  const attached = workspaceIn(started.folder, (options, environment = variables) =>
    started.terraform(options, environment),
  )
  return {
    ...attached,
    variables,
    remove: () => {
      stop()
      started.remove()
    },
  }
}
