import { Token, Tokenization } from 'cdktf'
import { known, UNKNOWN, type Fact } from '../rules'

/** Terraform fills in what stands between these braces. */
const TEMPLATE = /[$%]\{/

/** Whether a value is all there at synthesis: no token and no expression of Terraform in it, however deep. */
export function isLiteral(value: unknown): boolean {
  if (typeof value === 'string') return !Token.isUnresolved(value) && !TEMPLATE.test(value)
  if (Token.isUnresolved(value) || Tokenization.isResolvable(value)) return false
  if (Array.isArray(value)) return value.every(isLiteral)
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isLiteral)
  return true
}

/** A value as the rules take it: a token is not known yet. */
export function factOf<T>(value: T): Fact<T> {
  return isLiteral(value) ? known(value) : UNKNOWN
}
