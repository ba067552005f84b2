import { parseTerraformOutput, wantsInit } from '../../fleet'
import type { ReadProblem } from '../../review'

const OURS = /(?:^|\.)qlikcloud_\w+\./
/** What the provider says of a tenant that is down fits, with its advice and the trace id. */
const DETAIL_MAX_CHARS = 800

/** To initialize such a folder without a word on its state would be an error, or compare with an empty one. */
const OTHER_BACKEND = /^Reason: (?!Initial configuration)/
/** Terraform puts what the backend says into the title: the address of the state, and why it gave none. */
const STATE = /^error loading state: ([^]+)/i

/**
 * The errors in the output of `terraform plan -json`. Of errors about our own resources, the text is repeated: the provider
 * puts no secret into it. Others may quote the configuration; of them there is the title only.
 */
export function readProblems(output: string, initAdvice: string): readonly ReadProblem[] {
  return parseTerraformOutput(output, 'plan').problems.map((problem) => {
    const { summary, detail, address } = problem
    if (wantsInit([problem])) return uninitialized(detail, initAdvice)
    const state = STATE.exec(summary)?.[1]
    if (state !== undefined) return { title: 'the state cannot be loaded', detail: shortened(state) }
    return {
      title: summary,
      ...(address !== undefined && { address }),
      ...(address !== undefined && OURS.test(address) && detail !== '' && { detail: shortened(detail) }),
    }
  })
}

function uninitialized(detail: string, initAdvice: string): ReadProblem {
  if (!OTHER_BACKEND.test(detail)) return { title: 'not initialized', detail: initAdvice }
  return {
    title: 'the backend of the configuration is another one than that of the folder',
    detail: `${initAdvice}, with -migrate-state to take the state along, or with -reconfigure where it is there already`,
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= DETAIL_MAX_CHARS ? line : `${line.slice(0, DETAIL_MAX_CHARS)}…`
}
