import type { Value } from '../../../../src/framework'
import { type Plain, type PlainObject, UNKNOWN } from './values'

/** A resource block. The arguments may refer to blocks before it: `(ref) => ({ client_id: ref('app', 'client_id') })`. */
export interface Block {
  readonly type: string
  readonly arguments: PlainObject | ((ref: Reference) => PlainObject)
}
export type Reference = (name: string, attribute: string) => Plain

/** Resource blocks by name, each after those that it refers to. */
export type Configuration = Readonly<Record<string, Block>>

export function argumentsOf(block: Block, ref: Reference): PlainObject {
  return typeof block.arguments === 'function' ? block.arguments(ref) : block.arguments
}

/** What a block sees of those before it. A reference to a failed one makes the block be left out, as core does. */
export function references(
  find: (name: string) => { readonly planned: Value; readonly block?: Block | undefined } | undefined,
) {
  const leftOut = new Error('refers to a block that failed')
  return {
    async attempt<T>(work: (ref: Reference) => Promise<T>): Promise<T | undefined> {
      const ref: Reference = (name, attribute) => {
        const found = find(name)
        if (found === undefined) throw leftOut
        const { planned } = found
        // Plans and states are objects; the types of single attributes don't matter to a reference.
        const member =
          planned.kind === 'known' ? (planned.value as Record<string, Value>)[attribute] : undefined
        if (member === undefined) throw new Error(`${name} has no attribute ${attribute}`)
        if (member.kind !== 'known') return member.kind === 'null' ? null : UNKNOWN
        if (typeof member.value !== 'string') throw new Error(`${name}.${attribute} is not a text`)
        return member.value
      }
      try {
        return await work(ref)
      } catch (error) {
        if (error === leftOut) return undefined
        throw error
      }
    },
  }
}
