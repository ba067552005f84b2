import { absence, findProgram, SYSTEM_PROGRAMS } from '../../tools/system-programs.mjs'

/**
 * Tests that need a program which npm does not bring. Where it is missing they are skipped, and their title says what to
 * install; in CI they fail.
 */
export function describeWith(program: string, title: string, tests: (file: string) => void): void {
  const row = SYSTEM_PROGRAMS.find(({ name }) => name === program)
  if (row === undefined) throw new Error(`${program} is not in the table of tools/system-programs.mjs`)
  const file = findProgram(row)
  if (file !== undefined) {
    describe(title, () => tests(file))
  } else if ((process.env['CI'] ?? '') === '') {
    test.skip(`${title}: ${absence(row)}`, () => undefined)
  } else {
    test(title, () => {
      throw new Error(absence(row))
    })
  }
}
