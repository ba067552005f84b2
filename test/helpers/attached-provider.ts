import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { BUILT_LAUNCHER } from './built-provider'

/** One process of the built provider that waits for Terraform instead of being started by it, as for a debugger. */
export interface AttachedProvider {
  /** With these in its environment, terraform uses the process. */
  readonly variables: Readonly<Record<string, string>>
  readonly stop: () => void
}

/** `folder` is where the process runs: that of the configuration, as if terraform had started it. */
export async function attachProvider(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<AttachedProvider> {
  const child = spawn(BUILT_LAUNCHER, ['--debug'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) {
    const [, reattach] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? []
    if (reattach !== undefined)
      return { variables: { TF_REATTACH_PROVIDERS: reattach }, stop: () => void child.kill('SIGINT') }
  }
  throw new Error('the provider ended before it could be attached')
}
