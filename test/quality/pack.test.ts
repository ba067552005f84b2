import { contentProblems, type Manifest, type PackedFile } from '../../tools/pack/contents'

const manifest: Manifest = {
  version: '1.2.3',
  main: './lib/index.js',
  types: './lib/types/constructs/index.d.ts',
  bin: { qlikcloud: 'lib/cli.js' },
  exports: {
    '.': { types: './lib/types/constructs/index.d.ts', default: './lib/index.js' },
    './package.json': './package.json',
  },
}

const good: readonly PackedFile[] = [
  ...[
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'lib/THIRD-PARTY-LICENSES.txt',
    'lib/provider.json',
  ],
  ...[
    'lib/index.js',
    'lib/emulator.js',
    'lib/review.js',
    'lib/cli.js',
    'lib/cli-frame.js',
    'lib/cli-sealing.js',
  ],
  'lib/types/constructs/index.d.ts',
  ...['lib/provider/terraform-provider-qlikcloud', 'lib/provider/qlikcloud-provider.cjs'],
  ...['lib/provider/qlikcloud-connections.cjs', 'lib/provider/qlikcloud-sealing.cjs'],
].map((path) => ({ path, mode: 0o755 }))

const without = (path: string) => good.filter((file) => file.path !== path)
const file = (path: string): PackedFile => ({ path, mode: 0o644 })

const cases: readonly [
  name: string,
  files: readonly PackedFile[],
  manifest: Manifest,
  problems: readonly string[],
][] = [
  ['a complete package', good, manifest, []],
  ['a source', [...good, file('src/api/retry.ts')], manifest, ['src/api/retry.ts should not be published']],
  ['a test', [...good, file('test/a.test.ts')], manifest, ['test/a.test.ts should not be published']],
  [
    'a source map',
    [...good, file('lib/index.js.map')],
    manifest,
    ['lib/index.js.map should not be published'],
  ],
  [
    'another program beside the launcher',
    [...good, file('lib/provider/terraform-provider-qlikcloud.js')],
    manifest,
    ['lib/provider/terraform-provider-qlikcloud.js should not be published'],
  ],
  ['no licence', without('LICENSE'), manifest, ['LICENSE is missing']],
  [
    'an entry without its types',
    without('lib/types/constructs/index.d.ts'),
    manifest,
    ['lib/types/constructs/index.d.ts is missing'],
  ],
  [
    'an entry that leads nowhere',
    good,
    { ...manifest, exports: { './nowhere': './lib/nowhere.js' } },
    ['lib/nowhere.js is missing'],
  ],
  [
    'a command that cannot be started',
    [...without('lib/cli.js'), file('lib/cli.js')],
    manifest,
    ['lib/cli.js is not executable'],
  ],
  [
    'a dependency at run time',
    good,
    { ...manifest, dependencies: { undici: '^7' } },
    ['undici is a dependency at run time'],
  ],
]

test.each(cases)('%s', (_name, files, given, problems) => {
  expect(contentProblems(files, given)).toEqual(problems)
})
