import type { Type } from './type'
import type { Value } from './value'

/** A pure function, called in HCL as `provider::<name>::<function>(…)` (Terraform 1.8 and later). */
export interface ProviderFunction {
  readonly summary: string
  /** Markdown. */
  readonly description: string
  readonly parameters: readonly FunctionParameter[]
  readonly variadic?: FunctionParameter
  readonly returns: Type
  call(args: readonly Value[]): FunctionResult
}

export interface FunctionParameter {
  readonly name: string
  readonly type: Type
  readonly description: string
  /** Without it Terraform refuses a null argument. */
  readonly allowNull?: boolean
  /** Without it Terraform answers unknown for an unknown argument, and does not call. */
  readonly allowUnknown?: boolean
}

export type FunctionResult =
  | { readonly ok: true; readonly value: Value }
  /** The text without a full stop at its end, where Terraform puts one. */
  | { readonly ok: false; readonly text: string; readonly argument?: number }
