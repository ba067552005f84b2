const PATTERN = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** Exponents beyond this would make a text of megabytes; cty itself holds 512 bits of mantissa. */
const MAX_EXPONENT = 10_000

/**
 * A number as Terraform means it: exact, of any size. Two decimals are equal exactly when their texts are.
 *
 * JavaScript's `number` would turn 9007199254740993 into …992 and 1e400 into Infinity.
 */
export class Decimal {
  /** Canonical: no exponent, no leading or trailing zeros, no "-0". */
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** Answers undefined when the text is not a decimal number. */
  static parse(text: string): Decimal | undefined {
    const match = PATTERN.exec(text)
    if (match === null) return undefined
    const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match
    const exponent = Number(exponentText)
    if (Math.abs(exponent) > MAX_EXPONENT) return undefined
    return new Decimal(canonical(sign, whole, fraction, exponent))
  }

  static of(value: number | bigint): Decimal {
    const decimal = Decimal.parse(String(value))
    if (decimal === undefined) throw new RangeError(`not a finite number: ${String(value)}`)
    return decimal
  }

  /** The number when JavaScript holds it exactly, else undefined. */
  toNumber(): number | undefined {
    const value = Number(this.text)
    return Number.isFinite(value) && Decimal.of(value).text === this.text ? value : undefined
  }

  toString(): string {
    return this.text
  }

  toJSON(): string {
    return this.text
  }
}

function canonical(sign: string, whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction
  const point = whole.length + exponent
  const padded =
    point <= 0
      ? '0'.repeat(1 - point) + digits
      : point > digits.length
        ? digits + '0'.repeat(point - digits.length)
        : digits
  const at = Math.max(point, 1)
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const decimals = padded.slice(at).replace(/0+$/, '')
  const text = decimals === '' ? integer : `${integer}.${decimals}`
  return text === '0' ? text : sign + text
}
