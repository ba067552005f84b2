import { parseTerraformOutput, wantsInit } from '../../fleet'
import type { ReadProblem } from '../../review'

const OURS = /(?:^|\.)qlikcloud_\w+\./
/** What the provider says of a tenant that is down fits, with its advice and the trace id. */
const DETAIL_MAX_CHARS = 800

/**
 * The errors in the output of `terraform plan -json`. Of errors about our own resources, the text is repeated: the provider
 * puts no secret into it. Others may quote the configuration; of them there is the title only.
 */
export function readProblems(output: string, initAdvice: string): readonly ReadProblem[] {
  return parseTerraformOutput(output, 'plan').problems.map((problem) => {
    const { summary, detail, address } = problem
    if (wantsInit([problem])) return { title: 'not initialized', detail: initAdvice }
    return {
      title: summary,
      ...(address !== undefined && { address }),
      ...(address !== undefined && OURS.test(address) && detail !== '' && { detail: shortened(detail) }),
    }
  })
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= DETAIL_MAX_CHARS ? line : `${line.slice(0, DETAIL_MAX_CHARS)}…`
}
