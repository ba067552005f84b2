import type { FunctionParameter, ProviderFunction } from '../provider-function'
import type { CalledFunction } from '../provider-server'
import { UNKNOWN, type Value } from '../value'
import { diagnose } from './answer'
import { type Call, faultDiagnostic } from './bug'
import { listed } from './refusals'
import { repair } from './repair'
import type { Session } from './session'
import { structureOf } from './structure'

interface FunctionCall {
  readonly name: string
  readonly args: readonly Value[]
}

/** Works without configuration. Its errors are texts, since the protocol has no diagnostics here. */
export async function callFunction(
  session: Session<unknown>,
  { name, args }: FunctionCall,
): Promise<CalledFunction> {
  const call = { rpc: 'CallFunction', type: name }
  const known = session.provider.functions.get(name)
  if (known === undefined) {
    return failed(
      `This provider has no function ${JSON.stringify(name)}. It has: ${listed(session.provider.functions.keys())}.`,
    )
  }
  const refusal = refuseArguments(name, known, args)
  if (refusal !== undefined) return refusal
  const unknown = args.some(
    (arg, index) => arg.kind === 'unknown' && parameterAt(known, index)?.allowUnknown !== true,
  )
  if (unknown) return { ok: true, result: UNKNOWN }
  try {
    return checked(session, call, known, args)
  } catch (thrown) {
    return failed(diagnose(session, call, thrown).detail)
  }
}

function checked(
  session: Session<unknown>,
  call: Call,
  known: ProviderFunction,
  args: readonly Value[],
): CalledFunction {
  const result = known.call(args)
  if (!result.ok) return failed(result.text, result.argument)
  const { value, faults } = repair(structureOf(known.returns), result.value, 'keep')
  const [fault] = faults
  if (fault !== undefined) return failed(faultDiagnostic(call, fault, session.bugReport).detail)
  return { ok: true, result: value }
}

function refuseArguments(
  name: string,
  known: ProviderFunction,
  args: readonly Value[],
): CalledFunction | undefined {
  const { length } = known.parameters
  if (args.length < length || (args.length > length && known.variadic === undefined)) {
    const expected = `${known.variadic === undefined ? '' : 'at least '}${String(length)}`
    return failed(
      `${name} takes ${expected} argument${length === 1 ? '' : 's'}, but got ${String(args.length)}.`,
    )
  }
  const at = args.findIndex(
    (arg, index) => arg.kind === 'null' && parameterAt(known, index)?.allowNull !== true,
  )
  if (at < 0) return undefined
  return failed(`\`${parameterAt(known, at)?.name ?? ''}\` must not be null.`, at)
}

function parameterAt(known: ProviderFunction, index: number): FunctionParameter | undefined {
  return known.parameters[index] ?? known.variadic
}

/** Terraform puts a full stop after the text. */
function failed(text: string, argument?: number): CalledFunction {
  return { ok: false, text: text.replace(/\.$/, ''), argument }
}
