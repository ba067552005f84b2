/**
 * Protobuf messages as data: a table has one row a field, with the number and the type that the `.proto` file gives it.
 * TypeScript derives from it what is received ({@link Received}) and what may be sent ({@link Sent}).
 */
export type Message = Readonly<Record<string, Field>>

export interface Field<T extends FieldType = FieldType, R extends FieldRule = FieldRule> {
  readonly number: number
  readonly type: T
  readonly rule: R
}

export type FieldType = Scalar | Message

/** `integer` stands for int32, int64 and enums, which look alike on the wire. */
export type Scalar = 'string' | 'bytes' | 'bool' | 'integer'

/**
 * `singular`: a scalar's default value and its absence are the same, and it isn't sent.
 * `optional`: absence is a case of its own. Members of a `oneof` are optional too.
 * `map`: keys are strings.
 */
export type FieldRule = 'singular' | 'optional' | 'repeated' | 'map'

export interface ScalarContent {
  readonly string: string
  readonly bytes: Uint8Array
  readonly bool: boolean
  readonly integer: number
}

export type Received<M extends Message> = { readonly [K in keyof M]: ReceivedField<M[K]> }

type ReceivedField<F extends Field> =
  F extends Field<infer T, infer R>
    ? R extends 'repeated'
      ? readonly ReceivedOne<T>[]
      : R extends 'map'
        ? ReadonlyMap<string, ReceivedOne<T>>
        : R extends 'optional'
          ? ReceivedOne<T> | undefined
          : T extends Message
            ? Received<T> | undefined
            : ReceivedOne<T>
    : never

type ReceivedOne<T extends FieldType> = T extends Scalar
  ? ScalarContent[T]
  : T extends Message
    ? Received<T>
    : never

export type Sent<M extends Message> = { readonly [K in keyof M]?: SentField<M[K]> | undefined }

type SentField<F extends Field> =
  F extends Field<infer T, infer R>
    ? R extends 'repeated'
      ? readonly SentOne<T>[]
      : R extends 'map'
        ? ReadonlyMap<string, SentOne<T>>
        : SentOne<T>
    : never

type SentOne<T extends FieldType> = T extends Scalar ? ScalarContent[T] : T extends Message ? Sent<T> : never

/** A number, a string, …: one word a row keeps the tables readable. */
export const string = (number: number) => field(number, 'string', 'singular')
export const bytes = (number: number) => field(number, 'bytes', 'singular')
export const bool = (number: number) => field(number, 'bool', 'singular')
export const integer = (number: number) => field(number, 'integer', 'singular')
export const message = <M extends Message>(number: number, type: M) => field(number, type, 'singular')
export const optional = <T extends FieldType>(number: number, type: T) => field(number, type, 'optional')
export const repeated = <T extends FieldType>(number: number, type: T) => field(number, type, 'repeated')
export const map = <T extends FieldType>(number: number, type: T) => field(number, type, 'map')

function field<T extends FieldType, R extends FieldRule>(number: number, type: T, rule: R): Field<T, R> {
  return { number, type, rule }
}
