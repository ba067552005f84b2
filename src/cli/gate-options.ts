import { InvalidArgumentError, type Command } from 'commander'

/** What a review may find, for every command that reviews. */
export function addGateOptions(command: Command): Command {
  return command
    .option(
      '--fail-on <words>',
      'refuse such findings: broadens, replaces, deletes, …, or ids of rules',
      collectSomeWords,
    )
    .option('--allow <words>', 'of these, let such findings pass', collectWords)
    .option('--policy <file>', 'rows that allow or forbid findings for addresses, tenants, scopes or hosts')
}

/** Repeatable, with commas in between. */
export function collectWords(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').flatMap((word) => word.trim() || [])]
}

/** Where nothing would mean everything: an option that a script fills from an empty variable must not be as if it were not there. */
export function collectSomeWords(value: string, before: readonly string[] = []): readonly string[] {
  const words = collectWords(value, before)
  if (words.length === before.length)
    throw new InvalidArgumentError('It names nothing; leave the option out where that is meant.')
  return words
}
