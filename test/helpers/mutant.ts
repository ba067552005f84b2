import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundle } from '../../tools/build/bundle'
import { TARGETS } from '../../tools/build/targets'

const ROOT = join(__dirname, '..', '..')
const PROVIDER = 'src/provider/main.ts'

/** One place of the sources, and what stands there instead. */
export interface Mutation {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** The provider's bundle with a mutation: by its name, to replace the one that was built. */
export async function mutantProvider({ file, from, to }: Mutation): Promise<ReadonlyMap<string, Buffer>> {
  const source = readFileSync(join(ROOT, file), 'utf8')
  if (source.split(from).length !== 2)
    throw new Error(`${file} does not have exactly one place with: ${from}`)
  const target = TARGETS.find(({ entry }) => entry === PROVIDER)
  if (target === undefined) throw new Error(`nothing is built from ${PROVIDER}`)
  const made = await bundle(target, [
    {
      name: 'mutation',
      setup(build) {
        build.onLoad({ filter: new RegExp(`${file.replaceAll('.', '\\.')}$`) }, () => ({
          contents: source.replace(from, to),
          loader: 'ts',
        }))
      },
    },
  ])
  return new Map([[basename(target.output), made.file.contents]])
}
