import { hasError } from '../diagnostic'
import type { ConfigureProvider, Findings } from '../provider-server'
import { answer } from './answer'
import { bugDiagnostic } from './bug'
import { modelOf } from './model'
import type { Session } from './session'
import { onlyFindings } from './validate'

/** An error leaves the provider unconfigured, also when it had been configured before. */
export function configureProvider<C>(session: Session<C>, request: ConfigureProvider): Promise<Findings> {
  const call = { rpc: 'ConfigureProvider' }
  return answer(session, call, onlyFindings, async () => {
    session.configured = undefined
    const block = modelOf(request.config)
    session.providerBlock = block
    const { configured, diagnostics } = await session.provider.configure(block, {
      terraformVersion: request.terraformVersion,
      environment: session.environment,
    })
    if (hasError(diagnostics)) return { diagnostics }
    if (configured === undefined) {
      const bug = bugDiagnostic(call, 'configuring gave neither a result nor an error.', session.bugReport)
      return { diagnostics: [...diagnostics, bug] }
    }
    session.configured = configured
    return { diagnostics }
  })
}
