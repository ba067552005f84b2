import type { Command } from 'commander'

/** What a review may find, for every command that reviews. */
export function addGateOptions(command: Command): Command {
  return command
    .option(
      '--fail-on <words>',
      'refuse such findings: broadens, replaces, deletes, …, or ids of rules',
      collectWords,
    )
    .option('--allow <words>', 'of these, let such findings pass', collectWords)
    .option('--policy <file>', 'rows that allow or forbid findings for addresses, tenants, scopes or hosts')
}

/** Repeatable, with commas in between. */
export function collectWords(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').flatMap((word) => word.trim() || [])]
}
