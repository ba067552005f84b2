/** Terraform's names for what node calls `process.platform` and `process.arch`, where they differ. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
])

/** Where the synthesized folder may be deployed from, whatever machine made it: the provider is the same for all. */
const COMMON_PLATFORMS = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'] as const

export interface Machine {
  /** As `process.platform`. */
  readonly platform: string
  /** As `process.arch`. */
  readonly arch: string
}

/** Windows starts only `.exe` files, and the provider is a script. */
export function canRunProvider({ platform }: Machine): boolean {
  return platform !== 'win32'
}

/** The names of the folders in which Terraform looks, the machine's own among them. */
export function packageFolders({ platform, arch }: Machine): readonly string[] {
  return [...new Set([`${platform}_${ARCHITECTURES.get(arch) ?? arch}`, ...COMMON_PLATFORMS])]
}
