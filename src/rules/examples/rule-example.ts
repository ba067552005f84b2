import type { OAuthClientSpec } from '../oauth-client/spec'

/** A client, with what is done with it. */
export interface ExampleCase {
  readonly client: OAuthClientSpec
  /**
   * How many secrets are asked for, besides the one that Qlik makes with the client.
   * @default 0
   */
  readonly furtherSecrets?: number
}

/** What a rule says, and what breaks and keeps it: for readers, and run by a test. */
export interface RuleExample {
  /** One sentence, as a text for `render`. */
  readonly says: string
  /** Breaks this rule and no other. */
  readonly wrong: ExampleCase
  /** Breaks no rule. */
  readonly right: ExampleCase
}

/** A table of examples for the rules of one kind. */
export type RuleExamples<Id extends string> = Readonly<Record<Id, RuleExample>>
