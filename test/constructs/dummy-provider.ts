import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folders of one test file, removed at its end. Their names have a blank, as users' folders do. */
export function scratch(): { readonly folder: (name: string) => string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'qlikcloud constructs '))
  return {
    folder: (name) => {
      const folder = join(root, name)
      mkdirSync(folder, { recursive: true })
      return folder
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A folder like `lib/provider`, with a program that Terraform can install but not talk to. */
export function dummyProvider(folder: string, contents: string): string {
  mkdirSync(folder, { recursive: true })
  const program = join(folder, 'terraform-provider-qlikcloud')
  writeFileSync(program, '#!/bin/sh\nexit 1\n')
  chmodSync(program, 0o755)
  writeFileSync(join(folder, 'qlikcloud-provider.cjs'), contents)
  return folder
}
