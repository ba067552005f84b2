import { type Diagnostics, hasError } from '../diagnostic'
import type { Outcome } from '../resource'
import type { Attributes } from '../schema'
import { NULL, type Value } from '../value'
import { bugDiagnostic, type Call, faultDiagnostics } from './bug'
import { type Model, valueOf } from './model'
import { repair } from './repair'
import type { Session } from './session'
import { structureOfAttributes } from './structure'

export interface Delivered {
  /** Null beside an error, and where nothing exists. */
  readonly state: Value
  readonly diagnostics: Diagnostics
}

/** The state of an outcome, checked against its schema: complete, of its types, nothing unknown. */
export function stateOf(
  session: Session<unknown>,
  call: Call,
  attributes: Attributes,
  outcome: Outcome<Model>,
): Delivered {
  const { state, diagnostics } = outcome
  if (state === undefined || hasError(diagnostics)) return { state: NULL, diagnostics }
  const { value, faults } = repair(structureOfAttributes(attributes), valueOf(state), 'refuse')
  return faults.length === 0
    ? { state: value, diagnostics }
    : { state: NULL, diagnostics: [...diagnostics, ...faultDiagnostics(call, faults, session.bugReport)] }
}

/** As {@link stateOf}, where nothing without an error is a bug. */
export function requiredStateOf(
  session: Session<unknown>,
  call: Call,
  attributes: Attributes,
  outcome: Outcome<Model>,
): Delivered {
  const delivered = stateOf(session, call, attributes, outcome)
  if (delivered.state.kind !== 'null' || hasError(delivered.diagnostics)) return delivered
  const bug = bugDiagnostic(call, 'neither a state nor an error came back.', session.bugReport)
  return { state: NULL, diagnostics: [...delivered.diagnostics, bug] }
}
