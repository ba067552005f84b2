/**
 * A value while it is being made, member by member: to spread members that may be missing takes V8 longer than all that the
 * review does with them.
 */
export type Writable<T> = { -readonly [Name in keyof T]: T[Name] }
