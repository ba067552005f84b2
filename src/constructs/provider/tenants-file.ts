import { isAbsolute, join, relative, resolve } from 'node:path'
import { App, Manifest, TerraformStack } from 'cdktf'
import type { Construct } from 'constructs'
import { isLiteral } from '../literal'

/**
 * A path as Terraform has to be told it: it works in the stack's folder, and the user has written the path from where
 * the app runs. Relative to that folder, so that the project can be synthesized here and applied elsewhere.
 */
export function pathFromStack(scope: Construct, path: string): string {
  if (!isLiteral(path) || isAbsolute(path)) return path
  const folder = join(App.of(scope).outdir, Manifest.stacksFolder, TerraformStack.of(scope).node.id)
  return relative(resolve(folder), resolve(path))
}
