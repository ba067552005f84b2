/** Ends a command with an exit code of its own, after it has said everything. */
export class ExitCode extends Error {
  override readonly name = 'ExitCode'
  readonly code: number

  constructor(code: number) {
    super(`exit code ${code}`)
    this.code = code
  }
}
