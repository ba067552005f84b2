import { spawnSync } from 'node:child_process'
import type { CodeBlock } from './code-blocks'
import type { Breach } from './source-file'

/** HCL that Terraform can't read, or would write otherwise. */
export function hclBreaches({ path, line, text }: CodeBlock): readonly Breach[] {
  const source = `${text}\n`
  const formatted = spawnSync('terraform', ['fmt', '-no-color', '-'], { input: source, encoding: 'utf8' })
  if (formatted.status !== 0) {
    const reason = /Error: (.*)/.exec(formatted.stderr)?.[1] ?? formatted.stderr
    return [{ path, line, problem: `terraform can't read it: ${reason}` }]
  }
  return formatted.stdout === source ? [] : [{ path, line, problem: 'terraform fmt would change it' }]
}
