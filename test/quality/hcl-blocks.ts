import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodeBlock } from './code-blocks'
import type { Breach } from './source-file'

/** HCL that Terraform can't read, or would write otherwise. It is started for each block only when one of them is wrong. */
export function hclBreaches(blocks: readonly CodeBlock[]): readonly Breach[] {
  return areAsTerraformWrites(blocks) ? [] : blocks.flatMap(breachOf)
}

function areAsTerraformWrites(blocks: readonly CodeBlock[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-hcl-'))
  try {
    blocks.forEach(({ text }, index) => writeFileSync(join(folder, `${index}.tf`), `${text}\n`))
    return spawnSync('terraform', ['fmt', '-check', folder]).status === 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function breachOf({ path, line, text }: CodeBlock): readonly Breach[] {
  const source = `${text}\n`
  const formatted = spawnSync('terraform', ['fmt', '-no-color', '-'], { input: source, encoding: 'utf8' })
  if (formatted.status !== 0) {
    const reason = /Error: (.*)/.exec(formatted.stderr)?.[1] ?? formatted.stderr
    return [{ path, line, problem: `terraform can't read it: ${reason}` }]
  }
  return formatted.stdout === source ? [] : [{ path, line, problem: 'terraform fmt would change it' }]
}
