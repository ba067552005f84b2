import { type Diagnostic, type Diagnostics, errorDiagnostic } from '../diagnostic'
import { renderPath } from '../path'
import type { Findings } from '../provider-server'
import { type Call, thrownDiagnostic } from './bug'
import type { Session } from './session'

/**
 * Does one call. `work` may throw; the answer is then what `fallback` makes of the one diagnostic that says so.
 * Nothing is lost by it as long as `fallback` answers with the state that is known to exist.
 */
export async function answer<A extends Findings>(
  session: Session<unknown>,
  call: Call,
  fallback: (diagnostics: Diagnostics) => A,
  work: () => Promise<A>,
): Promise<A> {
  const { now } = session.environment
  const startedAt = now()
  const answered = await work().catch((thrown: unknown) => fallback([diagnose(session, call, thrown)]))
  session.environment.log('debug', 'answered', {
    rpc: call.rpc,
    ...(call.type !== undefined && { type: call.type }),
    duration_ms: now() - startedAt,
    diagnostics: answered.diagnostics.length,
  })
  return answered.diagnostics.length === 0
    ? answered
    : { ...answered, diagnostics: answered.diagnostics.map(withPathInText) }
}

export function diagnose(session: Session<unknown>, call: Call, thrown: unknown): Diagnostic {
  return session.signal.aborted && isAbort(session.signal, thrown)
    ? errorDiagnostic('Interrupted', 'Terraform was asked to stop, so this was given up before its end.')
    : thrownDiagnostic(call, thrown, session.bugReport)
}

function isAbort(signal: AbortSignal, thrown: unknown): boolean {
  return thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError')
}

/** Terraform shows the source line of a top-level attribute, but of a nested one only the resource's. */
function withPathInText(diagnostic: Diagnostic): Diagnostic {
  const { path, detail } = diagnostic
  if (path === undefined || path.length < 2) return diagnostic
  const place = renderPath(path)
  return detail.includes(place) ? diagnostic : { ...diagnostic, detail: `${detail}\n\nAt: ${place}` }
}
