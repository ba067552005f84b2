/** A program that some tests need and npm does not bring. */
export interface SystemProgram {
  readonly name: string
  /** Its package in Debian. */
  readonly package: string
  /** What it may be called. */
  readonly commands: readonly string[]
  /** Where it may be besides the PATH: below the root, with `*` for one name. */
  readonly folders: readonly string[]
  /** What is skipped without it. */
  readonly tests: string
}

export const SYSTEM_PROGRAMS: readonly SystemProgram[]

export function findProgram(
  program: Pick<SystemProgram, 'commands' | 'folders'>,
  options?: { readonly path?: string; readonly root?: string },
): string | undefined

export function absence(program: SystemProgram): string

export function provide(
  programs: readonly { readonly row: SystemProgram; readonly file: string | undefined }[],
  options: {
    readonly isRoot: boolean
    readonly run: (program: string, options: readonly string[]) => number | undefined
    readonly say: (line: string) => void
  },
): void
