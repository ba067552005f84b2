import { posix } from 'node:path'
import type { Breach, SourceFile } from './source-file'

/** Links of a page to files of the checkout that are not there. `exists` is asked with paths from its root. */
export function linkBreaches(
  { path, text }: SourceFile,
  exists: (path: string) => boolean,
): readonly Breach[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target = '']) => {
      const [file = ''] = target.split('#')
      if (file === '' || /^[a-z]+:/.test(file)) return []
      if (exists(posix.join(posix.dirname(path), file))) return []
      return [{ path, line: index + 1, problem: `the link to ${target} leads nowhere` }]
    }),
  )
}
