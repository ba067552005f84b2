import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from './context'
import { systemCode, UserError } from './user-error'

export interface DecryptFlags {
  /** A file with the private key. */
  readonly key: string
  /** @default - what comes in on standard input. */
  readonly in?: string
}

/** Prints a secret that the provider has encrypted. No message repeats anything of the key, the input or the secret. */
export async function runDecrypt(flags: DecryptFlags, context: Context): Promise<void> {
  const key = readText(flags.key, 'the key', context)
  const input = flags.in === undefined ? await context.readInput() : readText(flags.in, 'the input', context)
  // `terraform output` without -raw puts quotes around it.
  const sealed = input.trim().replace(/^"(.*)"$/, '$1')
  if (sealed === '')
    throw new UserError('there is no input: give the encrypted secret on standard input, or a file with --in')
  const { unseal } = await import('../sealing')
  const unsealed = await unseal(sealed, key)
  if (!unsealed.ok) throw new UserError(unsealed.reason)
  context.write(unsealed.value)
}

function readText(file: string, what: string, { workingFolder }: Context): string {
  try {
    return readFileSync(resolve(workingFolder, file), 'utf8')
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new UserError(`cannot read ${what} from ${file} (${code})`)
  }
}
