/** What stands wherever a secret would otherwise be printed. */
export const SENSITIVE = '(sensitive)'

/**
 * A value that must never reach a log, a message, a plan or a test output.
 *
 * It prints as `(sensitive)` by `String`, in templates, as JSON and by `util.inspect`; the private field is
 * invisible to `showHidden` as well. {@link Secret.reveal} is the only way out, so a search for `reveal()` lists
 * every place that handles the value.
 *
 * @example
 * const secret = Secret.of(process.env['QLIKCLOUD_CLIENT_SECRET'] ?? '')
 * console.log(`${secret}`) // (sensitive)
 */
export class Secret {
  readonly #value: string

  private constructor(value: string) {
    this.#value = value
  }

  static of(value: string): Secret {
    return new Secret(value)
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return SENSITIVE
  }

  toJSON(): string {
    return SENSITIVE
  }

  // The registered symbol stands for `util.inspect.custom` and spares an import.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SENSITIVE
  }
}
