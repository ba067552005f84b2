import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../../src/cli/context'
import { runProgram } from '../../../src/cli/run-program'
import { startProgram } from '../../../src/cli/start-program'

/** The version of the provider in the package that `fakeContext` makes up. */
export const PROVIDER_VERSION = '9.8.7+0123456789ab'

export interface FakeContext extends Context {
  readonly printed: string[]
  readonly noted: string[]
  readonly written: string[]
  /** A folder for this test alone, with a space in its path. */
  readonly scratch: string
  readonly remove: () => void
}

/** A context with a package of two small files, an empty home and an ordinary machine. */
export function fakeContext(changes: Partial<Context> = {}): FakeContext {
  const scratch = mkdtempSync(join(tmpdir(), 'qlikcloud cli '))
  const packageFolder = join(scratch, 'package')
  mkdirSync(join(packageFolder, 'lib', 'provider'), { recursive: true })
  writeFileSync(join(packageFolder, 'package.json'), '{ "version": "9.8.7" }')
  writeFileSync(join(packageFolder, 'lib', 'provider.json'), `{ "version": "${PROVIDER_VERSION}" }`)
  writeFileSync(join(packageFolder, 'lib', 'provider', 'qlikcloud-provider.cjs'), '// the bundle\n')
  writeFileSync(join(packageFolder, 'lib', 'provider', 'terraform-provider-qlikcloud'), '#!/bin/sh\nexit 1\n')
  const printed: string[] = []
  const noted: string[] = []
  const written: string[] = []
  return {
    print: (text) => printed.push(text),
    write: (text) => void written.push(text),
    note: (text) => noted.push(text),
    readInput: () => Promise.resolve(''),
    packageFolder,
    homeFolder: join(scratch, 'home'),
    workingFolder: scratch,
    environment: {},
    platform: 'linux',
    architecture: 'x64',
    untilStopped: () => Promise.resolve(),
    isTerminal: false,
    runProgram,
    passProgram: async (program, options, folder) => {
      const { exitCode, stdout, stderr } = await runProgram(program, options, folder)
      written.push(stdout, stderr)
      return exitCode
    },
    startProgram,
    ask: undefined,
    openFrame: undefined,
    onStopRequest: () => () => undefined,
    now: () => new Date(0),
    ...changes,
    printed,
    noted,
    written,
    scratch,
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  }
}
