import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../build/root'
import { CONSUMER } from './consumer'

/** How a user's TypeScript may find declarations. */
export type Resolution = 'node16' | 'bundler'

/**
 * What a user's compiler says of the consumer and of our declarations, which must need nothing that a user does not have.
 * Not of the declarations of others: that would take twice the time.
 */
export function typeProblems(project: string, resolution: Resolution): readonly string[] {
  const folder = realpathSync(project)
  const consumer = join(folder, 'consumer.ts')
  writeFileSync(consumer, CONSUMER)
  const { options, errors } = ts.convertCompilerOptionsFromJson(optionsOf(resolution), folder)
  const program = ts.createProgram([consumer], options)
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(folder))
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ]
  return found.map((diagnostic) => ts.formatDiagnostic(diagnostic, HOST))
}

const HOST: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => ROOT,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
}

/** The strictest. */
function optionsOf(resolution: Resolution): object {
  return {
    module: resolution === 'node16' ? 'node16' : 'esnext',
    moduleResolution: resolution,
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules', '@types')],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  }
}
