import type { Decimal } from './decimal'
import type { DynamicContent, Value } from './value'

/** A type of Terraform's type system (cty), as data. */
export type Type =
  | { readonly kind: 'string' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'number' }
  | { readonly kind: 'dynamic' }
  | { readonly kind: 'list'; readonly element: Type }
  | { readonly kind: 'set'; readonly element: Type }
  | { readonly kind: 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: Readonly<Record<string, Type>> }

export const STRING = { kind: 'string' } as const
export const BOOL = { kind: 'bool' } as const
export const NUMBER = { kind: 'number' } as const
export const DYNAMIC = { kind: 'dynamic' } as const

export const listOf = <const E extends Type>(element: E) => ({ kind: 'list', element }) as const
export const setOf = <const E extends Type>(element: E) => ({ kind: 'set', element }) as const
export const mapOf = <const E extends Type>(element: E) => ({ kind: 'map', element }) as const
export const objectOf = <const A extends Readonly<Record<string, Type>>>(attributes: A) =>
  ({ kind: 'object', attributes }) as const

/** The TypeScript type of a known value's content, derived from its Terraform type. */
export type ContentOf<T extends Type> = T extends { readonly kind: 'string' }
  ? string
  : T extends { readonly kind: 'bool' }
    ? boolean
    : T extends { readonly kind: 'number' }
      ? Decimal
      : T extends { readonly kind: 'dynamic' }
        ? DynamicContent
        : T extends { readonly kind: 'list' | 'set'; readonly element: infer E extends Type }
          ? readonly Value<ContentOf<E>>[]
          : T extends { readonly kind: 'map'; readonly element: infer E extends Type }
            ? { readonly [key: string]: Value<ContentOf<E>> }
            : T extends { readonly kind: 'tuple' }
              ? readonly Value[]
              : T extends {
                    readonly kind: 'object'
                    readonly attributes: infer A extends Readonly<Record<string, Type>>
                  }
                ? { readonly [K in keyof A]: Value<ContentOf<A[K]>> }
                : never
