import type { Path, PathStep } from '../../framework'
import type { Sent } from '../protobuf/message'
import type { ATTRIBUTE_PATH } from '../tfplugin6/diagnostic'

type PathMessage = Sent<typeof ATTRIBUTE_PATH>

export function toAttributePath(path: Path): PathMessage {
  return { steps: path.map(toStep) }
}

function toStep(step: PathStep): NonNullable<PathMessage['steps']>[number] {
  switch (typeof step) {
    case 'string':
      return { attributeName: step }
    case 'number':
      return { elementKeyInt: step }
    default:
      return { elementKeyString: step.key }
  }
}
