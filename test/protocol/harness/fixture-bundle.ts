import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../..')

/** The name by which Terraform finds a provider's executable. */
export const EXECUTABLE = 'terraform-provider-fixture.cjs'

export interface FixtureBundle {
  readonly path: string
  readonly remove: () => void
}

/** The fixture in one file, made the way in which providers are published. */
export function bundleFixture(): FixtureBundle {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'))
  const path = join(folder, EXECUTABLE)
  const options = ['--bundle', '--platform=node', '--target=node20.18', '--minify', '--format=cjs']
  execFileSync(
    join(ROOT, 'node_modules/.bin/esbuild'),
    [
      join(ROOT, 'test/protocol/fixture/main.ts'),
      ...options,
      '--banner:js=#!/usr/bin/env node',
      '--log-level=warning',
      `--outfile=${path}`,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  )
  chmodSync(path, 0o755)
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
