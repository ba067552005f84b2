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
  /**
   * Sources that another target makes a file of, by that file's path beside this one: they are read when they are first
   * imported. V8 looks through all of a file before it runs any of it.
   */
  readonly apart?: Readonly<Record<string, string>>
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
    entry: 'src/review/index.ts',
    output: 'review.js',
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
    apart: {
      'src/emulator/index.ts': './emulator.js',
      'src/cli/open-frame.ts': './cli-frame.js',
      'src/sealing/index.ts': './cli-sealing.js',
    },
  },
  {
    // For the commands about fleets, and of those only at a terminal.
    entry: 'src/cli/open-frame.ts',
    output: 'cli-frame.js',
    external: [],
    executable: false,
    minify: false,
  },
  {
    // For `qlikcloud decrypt`.
    entry: 'src/sealing/index.ts',
    output: 'cli-sealing.js',
    external: [],
    executable: false,
    minify: false,
  },
  {
    // `.cjs`: whatever package.json lies above the placed folder, this stays CommonJS.
    entry: 'src/provider/main.ts',
    output: 'provider/qlikcloud-provider.cjs',
    external: [],
    executable: false,
    minify: true,
    apart: {
      'src/api/connections.ts': './qlikcloud-connections.cjs',
      'src/sealing/seal.ts': './qlikcloud-sealing.cjs',
    },
  },
  {
    // More than half of the provider, for the one process of a command that sends requests.
    entry: 'src/api/connections.ts',
    output: 'provider/qlikcloud-connections.cjs',
    external: [],
    executable: false,
    minify: true,
  },
  {
    // For configurations with a recipient key, and of those only for an apply that makes a secret.
    entry: 'src/sealing/seal.ts',
    output: 'provider/qlikcloud-sealing.cjs',
    external: [],
    executable: false,
    minify: true,
  },
]
