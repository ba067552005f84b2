import type { Breach, SourceFile } from './source-file'

/** Words that a folder must not know, because what they name belongs to another folder. */
export interface WordRow {
  readonly folder: string
  readonly words: RegExp
  readonly because: string
  /** Files that are the border itself. */
  readonly except?: readonly string[]
}

const ATTRIBUTES = [
  ...[
    'app_type',
    'client_name',
    'client_uri',
    'logo_uri',
    'redirect_uris',
    'allowed_origins',
    'allowed_scopes',
  ],
  ...['allowed_grant_types', 'allowed_auth_methods', 'public_keys', 'consent_method', 'force_destroy'],
]

// Put together from parts, so that this file does not break its own rule.
const MACHINE_PATHS = ['home', 'root', 'Users', 'work'].map((folder) => `/${folder}/`)

export const FORBIDDEN_WORDS: readonly WordRow[] = [
  { folder: 'src/plugin', words: /qlik/i, because: 'src/plugin serves any provider' },
  { folder: 'src/framework', words: /qlik/i, because: 'src/framework serves any provider' },
  { folder: 'src/framework', words: /\bgrpc\b/i, because: 'src/framework does not know the wire' },
  {
    folder: 'src/rules',
    words: new RegExp(`terraform|\\bhcl\\b|\\b(?:${ATTRIBUTES.join('|')})\\b`, 'i'),
    because: "rules speak Qlik's language; src/provider translates to Terraform's",
    except: ['src/rules/naming.ts'],
  },
  {
    folder: 'src/provider',
    words: /\b(?:zod|undici)\b/i,
    because: 'how src/api talks HTTP is its own affair',
  },
  {
    folder: '',
    words: new RegExp(`(?<![\\w.~}])(?:${MACHINE_PATHS.join('|')})`),
    because: 'a path of one machine means nothing on another',
  },
]

export function wordBreaches(file: SourceFile, rows = FORBIDDEN_WORDS): readonly Breach[] {
  const relevant = rows.filter(
    (row) =>
      (row.folder === '' || file.path.startsWith(`${row.folder}/`)) && !row.except?.includes(file.path),
  )
  return file.text.split('\n').flatMap((line, index) =>
    relevant.flatMap((row) => {
      const found = row.words.exec(line)
      if (found === null) return []
      return [{ path: file.path, line: index + 1, problem: `"${found[0]}": ${row.because}` }]
    }),
  )
}
