import { type Diagnostics, errorDiagnostic, type Path } from '../../framework'

/** Why a call never reached the provider. */
export class Refusal {
  readonly diagnostics: Diagnostics

  constructor(diagnostics: Diagnostics) {
    this.diagnostics = diagnostics
  }

  static because(summary: string, detail: string, path?: Path): Refusal {
    return new Refusal([errorDiagnostic(summary, detail, path)])
  }
}
