import { SEALING_ALGORITHMS } from '../rules'
import type { ReadRecipientKey } from './recipient-key'

/** Encrypts values for one recipient. */
export type Sealer = (value: string) => Promise<string>

/**
 * A sealer that is known to work: the library is loaded and the key was tried out, so that no value is ever obtained
 * which then can't be encrypted.
 * @throws Error where the key is not one to encrypt for; the rules tell beforehand
 */
export async function createSealer({ key, details, keyId }: ReadRecipientKey): Promise<Sealer> {
  const algorithm = SEALING_ALGORITHMS.get(details.keyType)
  if (algorithm === undefined) throw new Error(`Nothing is encrypted for keys of type ${details.keyType}.`)
  // Loaded here: most processes of the provider never encrypt anything.
  const { seal } = await import('./seal')
  const sealer: Sealer = (value) => seal(value, { key, keyId, algorithm })
  await sealer('')
  return sealer
}
