/** What may be in the published package; the rest is nobody's business. */
const PUBLISHED: readonly RegExp[] = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^lib\/(?:index|emulator|review|cli(?:-frame|-sealing)?)\.js$/,
  /^lib\/provider\.json$/,
  /^lib\/provider\/(?:terraform-provider-qlikcloud|qlikcloud-(?:provider|connections|sealing)\.cjs)$/,
  /^lib\/types\/[\w/-]+\.d\.ts$/,
  /^lib\/THIRD-PARTY-LICENSES\.txt$/,
]

const REQUIRED: readonly string[] = [
  ...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'lib/THIRD-PARTY-LICENSES.txt'],
  ...[
    'lib/index.js',
    'lib/emulator.js',
    'lib/review.js',
    'lib/cli.js',
    'lib/cli-frame.js',
    'lib/cli-sealing.js',
    'lib/provider.json',
  ],
  ...['lib/provider/terraform-provider-qlikcloud', 'lib/provider/qlikcloud-provider.cjs'],
  ...['lib/provider/qlikcloud-connections.cjs', 'lib/provider/qlikcloud-sealing.cjs'],
]

const EXECUTABLE: readonly string[] = ['lib/cli.js', 'lib/provider/terraform-provider-qlikcloud']

/** One file of the list that `npm pack --json` gives. */
export interface PackedFile {
  readonly path: string
  readonly mode: number
}

/** The parts of package.json that lead to files or to other packages. */
export interface Manifest {
  readonly version: string
  readonly main: string
  readonly types: string
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly dependencies?: Readonly<Record<string, string>>
}

/** What is wrong with the contents of the package. */
export function contentProblems(files: readonly PackedFile[], manifest: Manifest): readonly string[] {
  const paths = new Set(files.map((file) => file.path))
  const named = [
    ...[manifest.main, manifest.types, ...Object.values(manifest.bin)],
    ...Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    ),
  ].map((path) => path.replace(/^\.\//, ''))
  const unwanted = [...paths].filter((path) => !PUBLISHED.some((pattern) => pattern.test(path)))
  const missing = [...new Set([...REQUIRED, ...named])].filter((path) => !paths.has(path))
  const idle = files.filter((file) => EXECUTABLE.includes(file.path) && (file.mode & 0o111) === 0)
  return [
    ...unwanted.map((path) => `${path} should not be published`),
    ...missing.map((path) => `${path} is missing`),
    ...idle.map((file) => `${file.path} is not executable`),
    ...Object.keys(manifest.dependencies ?? {}).map((name) => `${name} is a dependency at run time`),
  ]
}
