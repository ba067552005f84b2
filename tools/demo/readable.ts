/** What cdktf prints besides Terraform's own words: progress of its set-up, which says nothing about the clients. */
const NOISE: readonly RegExp[] = [
  /^\s*$/,
  /^\s*[\u2800-\u28FF]/,
  /^\s*\d+ Stacks? \w+ +\d+ Stacks? done/,
  /npm warn/,
  /Initializing (the backend|provider plugins)/,
  /Successfully configured the backend|use this backend unless|has been successfully initialized/,
  /- (Reusing|Using|Finding|Installing|Installed) /,
  /begin working with Terraform|any changes that are required|should now work\.|If you ever set or change|rerun this command|commands will detect it/,
]

/** Of a long plan, what a reader needs to know that it happened. */
const SUMMARY: readonly RegExp[] = [
  /^\s*# \S+ .*will be /,
  /^\s*Plan: /,
  /^\s*(Warning|Error): /,
  /(Creation|Modifications|Destruction) complete/,
  /(Apply|Destroy) complete!/,
  // cdktf's own list of the outputs; Terraform's, before it, is not indented.
  /^ {2,4}\w+ = /,
]

const CONTROL_SEQUENCES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g')

/** cdktf indents what Terraform prints below the stack's name, or puts the name before it. */
const MARGIN = /^(quickstart {2}| {12})/

/** Turns a stream of text into lines worth showing. */
export function readable(detail: 'all' | 'summary', show: (line: string) => void): (text: string) => void {
  let rest = ''
  const isWorthIt = (line: string): boolean =>
    !NOISE.some((pattern) => pattern.test(line)) &&
    (detail === 'all' || SUMMARY.some((pattern) => pattern.test(line)))
  return (text) => {
    const lines = (rest + text).replace(CONTROL_SEQUENCES, '').split('\n')
    rest = lines.pop() ?? ''
    for (const raw of lines) {
      const line = raw.replace(MARGIN, '').trimEnd()
      if (isWorthIt(line)) show(line)
    }
  }
}
