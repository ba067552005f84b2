import { Fn } from 'cdktf'
import type { Rule } from '../rules'
import { isLiteral } from './literal'
import type { IOAuthClient } from './oauth-client/i-oauth-client'
import { OAuthClient } from './oauth-client/typed-oauth-client'

/**
 * What overrules the rules of something that belongs to a client: what its client overrules of them, and what it
 * overrules itself. It has to stand with the thing itself, for an apply does not see a client that stays as it is.
 */
export function dependentSkipRules<T extends object>(
  rules: readonly Rule<T>[],
  client: IOAuthClient,
  own: readonly string[] = [],
): readonly string[] | undefined {
  const ofClient = (client instanceof OAuthClient ? client.props.skipRules : undefined) ?? []
  const isAbout = (id: string): boolean => rules.some((rule) => rule.id === id)
  const lists = [isLiteral(ofClient) ? ofClient.filter(isAbout) : ofClient, own]
  const given = lists.filter((list) => !isLiteral(list) || list.length > 0)
  if (given.length === 0) return undefined
  if (given.every(isLiteral)) return [...new Set(given.flat())]
  if (given.length === 1) return given[0]
  // What cdktf gives for a function that makes a list of texts: a token in the shape of one.
  return Fn.concat(given.map((list) => [...list])) as string[]
}
