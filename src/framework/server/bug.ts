import { type Diagnostic, type Diagnostics, errorDiagnostic } from '../diagnostic'
import { ImplementationFault } from '../implementation-fault'
import { renderPath } from '../path'
import { type Fault, FAULTS } from './fault'

/** As in: while planning `example_thing`. */
export interface Call {
  /** The RPC's name in `tfplugin6.proto`. */
  readonly rpc: string
  /** The resource, data source or function; absent where the call is about the provider. */
  readonly type?: string
}

const TITLE = 'Bug in this provider'
const MAX_FRAMES = 5

/** As V8 writes it: a function's name or none, then a file with line and column. */
const FRAME = /^ {4}at (?:(?:async )?([\w.<>$#[\] ]+) \()?(?:.*[/\\])?([\w.-]+:\d+:\d+)\)?$/

/** A breach that the framework itself found: what is wrong, with no value in it. */
export function bugDiagnostic(call: Call, problem: string, bugReport: string): Diagnostic {
  return errorDiagnostic(
    TITLE,
    `${inCall(call)}: ${problem} Your configuration is not the cause. ${bugReport}`,
  )
}

export function faultDiagnostic(call: Call, fault: Fault, bugReport: string): Diagnostic {
  const attribute = fault.path.length === 0 ? 'the result' : `\`${renderPath(fault.path)}\``
  return { ...bugDiagnostic(call, `${attribute} ${FAULTS[fault.kind]}.`, bugReport), path: fault.path }
}

export function faultDiagnostics(call: Call, faults: readonly Fault[], bugReport: string): Diagnostics {
  return faults.map((fault) => faultDiagnostic(call, fault, bugReport))
}

/**
 * Whatever was thrown. Its message is left out, unless it is one of our own, because it may quote a value from the
 * configuration or an answer of the remote side; its name and the places in the code are enough to find the cause.
 */
export function thrownDiagnostic(call: Call, thrown: unknown, bugReport: string): Diagnostic {
  const places = framesOf(thrown).map((frame) => `\n  ${frame}`)
  return errorDiagnostic(
    TITLE,
    `${inCall(call)}: ${describe(thrown)}. Your configuration is not the cause. ${bugReport}${places.join('')}`,
  )
}

function inCall({ rpc, type }: Call): string {
  return type === undefined ? `In ${rpc}` : `In ${rpc} of ${type}`
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a value of type ${typeof thrown} was thrown`
  if (thrown instanceof ImplementationFault) return thrown.message
  const cause = thrown.cause instanceof Error ? `, caused by ${labelOf(thrown.cause)}` : ''
  return `unexpected ${labelOf(thrown)}${cause}; its message is not shown because it could hold a secret`
}

function labelOf(error: Error): string {
  const code: unknown = 'code' in error ? error.code : undefined
  const name = /^\w+$/.test(error.name) ? error.name : 'Error'
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? `${name} (${code})` : name
}

/** `at plan (resource.ts:12:3)`: the stack without its head, which holds the message, and without folders. */
function framesOf(thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error) || thrown.stack === undefined) return []
  const messageAt = thrown.stack.indexOf(thrown.message)
  // A message that was changed later leaves the old one in the stack, where it can't be told from frames.
  if (messageAt < 0) return []
  return thrown.stack
    .slice(messageAt + thrown.message.length)
    .split('\n')
    .flatMap((line) => {
      const [, where = '<anonymous>', place] = FRAME.exec(line) ?? []
      return place === undefined ? [] : [`at ${where} (${place})`]
    })
    .slice(0, MAX_FRAMES)
}
