import { build } from 'esbuild'
import type { OutputFile } from './output'
import { ROOT } from './root'
import type { Target } from './targets'

export interface Bundle {
  readonly file: OutputFile
  /** The source files that went in, relative to the checkout. */
  readonly inputs: readonly string[]
}

/** One file with everything in it. The same sources give the same bytes, in whatever folder the checkout lies. */
export async function bundle(target: Target): Promise<Bundle> {
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
