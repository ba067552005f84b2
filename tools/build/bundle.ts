import { join, relative, sep } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { OutputFile } from './output'
import { ROOT } from './root'
import type { Target } from './targets'

export interface Bundle {
  readonly file: OutputFile
  /** The source files that went in, relative to the checkout. */
  readonly inputs: readonly string[]
}

/**
 * One file with everything in it. The same sources give the same bytes, in whatever folder the checkout lies.
 * `mutations` are for tests, which break the code to see that they would notice.
 */
export async function bundle(target: Target, mutations: readonly Plugin[] = []): Promise<Bundle> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [target.entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20.18',
    format: 'cjs',
    // A single … in the source makes V8 keep all of it with two bytes a character: 1 MB, and slower to scan.
    charset: target.minify ? 'ascii' : 'utf8',
    minify: target.minify,
    // The notices are published together, in one file of their own.
    legalComments: 'none',
    external: [...target.external],
    plugins: [...mutations, apart(target.apart ?? {}), WITHOUT_HTTP2],
    // Otherwise an import of a file apart goes through node's loader for ES modules.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
    ...(target.banner === undefined ? {} : { banner: { js: target.banner } }),
  })
  const [output] = result.outputFiles
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${target.entry}`)
  return {
    file: { path: target.output, contents: Buffer.from(output.contents), executable: target.executable },
    inputs: Object.keys(result.metafile.inputs),
  }
}

/** Leaves dynamic imports of these sources to the files that they become. */
function apart(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'apart',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        const source = relative(ROOT, join(resolveDir, path)).split(sep).join('/')
        const file = files[`${source}.ts`] ?? files[`${source}/index.ts`]
        return kind === 'dynamic-import' && file !== undefined ? { path: file, external: true } : undefined
      })
    },
  }
}

/** undici speaks HTTP/2 only where `allowH2` asks it to, and loads node's for it in any case: 3 MB and 16 ms. */
const WITHOUT_HTTP2: Plugin = {
  name: 'without-http2',
  setup(build) {
    build.onLoad({ filter: /undici[\\/]lib[\\/]dispatcher[\\/]client-h2\.js$/ }, () => ({
      contents: "module.exports = () => { throw new Error('HTTP/2 is not part of this build') }",
    }))
  },
}
