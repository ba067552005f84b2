import { Annotations } from 'cdktf'
import type { IConstruct } from 'constructs'
import type { Violation } from '../rules'

/**
 * Shows broken rules on a construct: errors stop the synthesis, all of them together and each with the construct's
 * path; warnings go along with it. They are sought during synthesis, when all constructs are there.
 */
export function checkAtSynth(construct: IConstruct, find: () => readonly Violation[]): void {
  construct.node.addValidation({
    validate: () => {
      const found = find()
      for (const violation of found) {
        if (violation.severity === 'warning') warn(construct, violation)
      }
      return found.filter(({ severity }) => severity === 'error').map(text)
    },
  })
}

function warn(construct: IConstruct, violation: Violation): void {
  const message = text(violation)
  // A tree that is synthesized twice says it once.
  if (construct.node.metadata.some(({ data }) => data === message)) return
  Annotations.of(construct).addWarning(message)
}

function text({ title, detail }: Violation): string {
  return `${title}: ${detail}`
}
