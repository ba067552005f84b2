/**
 * Thrown where a programmer's assumption does not hold. Its message is shown to the user as part of a bug report, so it
 * never holds a value from a configuration, a state or an answer; messages of other errors are not shown, since they might.
 */
export class ImplementationFault extends Error {
  override readonly name = 'ImplementationFault'
}
