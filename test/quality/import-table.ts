/** What a folder of `src` may import. Whatever is not listed is refused. */
export interface ImportRow {
  /** Sister folders below `src`. */
  readonly folders?: readonly string[]
  /** Sister folders of which only types may be taken. */
  readonly typesFrom?: readonly string[]
  /** Packages, with all their subpaths; `node:*` stands for all of node's own modules. */
  readonly packages?: readonly string[]
  /** Single files that may import more. */
  readonly exceptions?: Readonly<Record<string, Omit<ImportRow, 'exceptions'>>>
}

/** The direction of imports. A new folder needs a row before anything in it passes. */
export const IMPORT_TABLE: ReadonlyMap<string, ImportRow> = new Map<string, ImportRow>([
  [
    'constructs',
    {
      folders: ['rules'],
      // Of node only what reading and writing files takes: constructs open no socket and start no process.
      packages: ['cdktf', 'constructs', 'csv-parse', 'node:crypto', 'node:fs', 'node:os', 'node:path'],
    },
  ],
  ['plugin', { folders: ['framework'], packages: ['@bufbuild/protobuf', 'node:*'] }],
  ['framework', {}],
  [
    'provider',
    {
      folders: ['framework', 'rules', 'api', 'sealing'],
      exceptions: { 'src/provider/main.ts': { folders: ['plugin'], packages: ['node:*'] } },
    },
  ],
  ['rules', {}],
  ['api', { typesFrom: ['rules'], packages: ['undici', 'zod', 'node:*'] }],
  // Encryption for a recipient: neither Qlik Cloud nor Terraform knows of it, and the command line undoes it.
  ['sealing', { folders: ['rules'], packages: ['jose', 'node:crypto'] }],
  // Nothing of ours: a misreading copied to both sides would pass every test.
  ['emulator', { packages: ['hono', '@hono/node-server', 'jose', 'node:*'] }],
  ['review', { folders: ['rules'] }],
  ['fleet', { folders: ['review'], packages: ['node:*'] }],
  [
    'cli',
    {
      folders: ['review', 'fleet', 'emulator', 'api', 'rules', 'sealing'],
      packages: ['commander', 'log-update', 'node:*'],
    },
  ],
])
