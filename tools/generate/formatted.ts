import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, type FormatConfig } from 'oxfmt'
import { ROOT } from '../build/root'

/**
 * A text as the step `format` of the gate wants to see it in that file.
 * @throws Error when the text is not of the language that the file's name says.
 */
export async function formatted(file: string, text: string): Promise<string> {
  // The formatter's own command reads the same file in the same way.
  const options = JSON.parse(readFileSync(join(ROOT, '.oxfmtrc.json'), 'utf8')) as FormatConfig
  const { code, errors } = await format(file, text, options)
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`)
  return code
}
