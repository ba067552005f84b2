/** One JavaScript file of the published package. Paths are relative to the checkout and to `lib`. */
export interface Target {
  readonly entry: string
  readonly output: string
  /** Packages that the user installs: everything else goes into the file. */
  readonly external: readonly string[]
  readonly banner?: string
  readonly executable: boolean
  /** Only where start-up time counts; the others stay readable in stack traces. */
  readonly minify: boolean
}

export const TARGETS: readonly Target[] = [
  {
    entry: 'src/constructs/index.ts',
    output: 'index.js',
    external: ['cdktf', 'constructs'],
    executable: false,
    minify: false,
  },
  {
    entry: 'src/emulator/index.ts',
    output: 'emulator.js',
    external: [],
    executable: false,
    minify: false,
  },
  {
    entry: 'src/cli/main.ts',
    output: 'cli.js',
    external: [],
    banner: '#!/usr/bin/env node',
    executable: true,
    minify: false,
  },
  {
    // `.cjs`: whatever package.json lies above the placed folder, this stays CommonJS.
    entry: 'src/provider/main.ts',
    output: 'provider/qlikcloud-provider.cjs',
    external: [],
    executable: false,
    minify: true,
  },
]
