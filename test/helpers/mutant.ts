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

/** The provider's bundle with mutations: by its name, to replace the one that was built. */
export async function mutantProvider(mutations: readonly Mutation[]): Promise<ReadonlyMap<string, Buffer>> {
  const target = TARGETS.find(({ entry }) => entry === PROVIDER)
  if (target === undefined) throw new Error(`nothing is built from ${PROVIDER}`)
  const made = await bundle(target, [
    {
      name: 'mutations',
      setup(build) {
        for (const mutation of mutations) {
          const contents = mutated(mutation)
          const filter = new RegExp(`${mutation.file.replaceAll('.', '\\.')}$`)
          build.onLoad({ filter }, () => ({ contents, loader: 'ts' }))
        }
      },
    },
  ])
  return new Map([[basename(target.output), made.file.contents]])
}

function mutated({ file, from, to }: Mutation): string {
  const source = readFileSync(join(ROOT, file), 'utf8')
  if (source.split(from).length !== 2)
    throw new Error(`${file} does not have exactly one place with: ${from}`)
  return source.replace(from, to)
}
