import { Decimal } from '../../framework'

/**
 * Exactly the number that a double stands for, whereas `String` gives the shortest text that leads back to it:
 * 2^-40 is 0.0000000000009094947017729282379150390625, and Terraform would tell the two apart.
 *
 * Undefined for NaN and the infinities.
 */
export function exactDecimal(double: number): Decimal | undefined {
  if (!Number.isFinite(double)) return undefined
  let scaled = double
  let halvings = 0
  // Doubling a double is exact, and at most 1,074 doublings make it whole.
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    halvings += 1
  }
  // n / 2^k = n * 5^k / 10^k
  const digits = BigInt(scaled) * 5n ** BigInt(halvings)
  return Decimal.parse(`${String(digits)}e-${String(halvings)}`)
}
