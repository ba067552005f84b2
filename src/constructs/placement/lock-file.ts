/** One provider's entry in `.terraform.lock.hcl`, with its text as it stands there. */
interface Entry {
  readonly address: string
  readonly version: string | undefined
  readonly text: string
}

/** What has to be said about our own provider. */
export interface LockedProvider {
  readonly address: string
  readonly version: string
  readonly hash: string
}

/** A provider that the stack needs besides ours. */
export interface RequiredProvider {
  readonly address: string
  /** As in `required_providers`; none stands for any version. */
  readonly constraint: string | undefined
}

export interface LockFileChange {
  readonly ours: LockedProvider
  readonly others: readonly RequiredProvider[]
  /** Entries that another program than the one in use would look for, besides those above. */
  readonly aliases: readonly string[]
  readonly satisfies: (version: string, constraint: string) => boolean | undefined
}

const ENTRY = /^provider "([^"]*)" \{\n[\s\S]*?^\}\n?/gm
const VERSION = /^\s*version\s*=\s*"([^"]*)"/m
const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`
const NOTE_BEGIN = '/* For cdktf, which reads entries line by line. Terraform ignores comments.'
const NOTE = /\/\* For cdktf, which reads[\s\S]*?\*\/\n?/g

/**
 * The lock file that lets `cdktf deploy` get by without a registry that knows our provider.
 *
 * Before `terraform init`, cdktf looks for an entry of each required provider with a line `constraints`. When one is
 * missing or does not fit, it runs `terraform providers lock` afterwards, which asks the registries for *all*
 * providers and so fails for ours. Therefore: our entry is written here, complete; and for every other provider
 * cdktf finds an entry in a comment. `terraform init` ignores that, and writes the real one.
 *
 * Entries of other providers stay as they are, save those that no longer fit what the stack asks for: Terraform
 * selects again, as it would with the `-upgrade` that cdktf would have given it.
 */
export function changedLockFile(current: string, change: LockFileChange): string {
  const { ours, others, aliases, satisfies } = change
  const entries = entriesIn(current.replace(NOTE, ''))
  const fits = ({ address, version }: Entry): boolean => {
    const constraint = others.find((other) => other.address === address)?.constraint
    if (constraint === undefined || version === undefined) return true
    return satisfies(version, constraint) !== false
  }
  const kept = entries.filter((entry) => entry.address !== ours.address && fits(entry))
  const written = [...kept, { address: ours.address, text: ourEntry(ours) }].sort((left, right) =>
    left.address < right.address ? -1 : 1,
  )
  const hinted = new Set([...others.map((other) => other.address), ...aliases])
  hinted.delete(ours.address)
  return [
    HEADER,
    ...written.map((entry) => entry.text),
    ...(hinted.size === 0 ? [] : [note([...hinted])]),
  ].join('\n')
}

function entriesIn(text: string): readonly Entry[] {
  return [...text.replaceAll('\r\n', '\n').matchAll(ENTRY)].map(([entry, address = '']) => ({
    address,
    version: VERSION.exec(entry)?.[1],
    text: entry.endsWith('\n') ? entry : `${entry}\n`,
  }))
}

function ourEntry({ address, version, hash }: LockedProvider): string {
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "${hash}",
  ]
}
`
}

function note(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `provider "${address}" {\n  constraints = ">= 0"\n}\n`)
  return `${NOTE_BEGIN}\n${entries.join('')}*/\n`
}
