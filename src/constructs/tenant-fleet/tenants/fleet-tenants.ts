import { readFileSync } from 'node:fs'
import { readCsv } from './read-csv'
import { readJson } from './read-json'
import { tenantsIn, type TenantsFileOptions, type TenantWith } from './written-rows'

/**
 * Tenants of a fleet that are kept in a file. A file has no place for secrets: it is for names, addresses and what the
 * stamp has to know.
 *
 * @example
 * import { FleetTenants } from 'cdktf-provider-qlikcloud'
 *
 * // name,url,owner
 * // acme,https://acme.eu.qlikcloud.com,sales
 * const tenants = FleetTenants.fromCsv('tenants.csv', { variables: ['owner'] })
 *
 * export const owners = tenants.map(({ name, owner }) => `${name}: ${owner}`)
 */
export class FleetTenants {
  private constructor() {
    // Only its static functions are used.
  }

  /**
   * From a CSV file in UTF-8, with the columns `name` and `url` and those of `variables`. Cells are parted by commas,
   * semicolons or tabs, whichever the first line has.
   * @param file path, from where the app runs
   * @throws with all that is wrong in the file, each with its line
   */
  static fromCsv<const V extends string = never>(
    file: string,
    { variables = [] }: TenantsFileOptions<V> = {},
  ): readonly TenantWith<V>[] {
    const { rows, findings } = readCsv(file, read(file), variables)
    return tenantsIn(file, rows, variables, findings)
  }

  /**
   * From a JSON file: an array of objects with `name` and `url` and the members of `variables`, all of them texts.
   * @param file path, from where the app runs
   * @throws with all that is wrong in the file, each with its line
   */
  static fromJson<const V extends string = never>(
    file: string,
    { variables = [] }: TenantsFileOptions<V> = {},
  ): readonly TenantWith<V>[] {
    return tenantsIn(file, readJson(file, read(file)), variables)
  }
}

function read(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The tenants cannot be read from ${file}, in ${process.cwd()}: ${reason}.`, {
      cause: error,
    })
  }
  const text = decoded(bytes)
  if (text === undefined) throw notUtf8(file, bytes)
  return text
}

/** UTF-8, without the mark of its encoding that some programs put first; undefined for anything else. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** To read it all the same would put other letters into names and descriptions. */
function notUtf8(file: string, bytes: Buffer): Error {
  // Each byte is one character of latin1, so that lines are found whatever the encoding is.
  const lines = bytes.toString('latin1').split('\n')
  const line = lines.findIndex((text) => decoded(Buffer.from(text, 'latin1')) === undefined) + 1
  return new Error(
    `${file} is not in UTF-8, as line ${String(line)} shows. Save it in this encoding; in a spreadsheet it is called "CSV UTF-8".`,
  )
}
