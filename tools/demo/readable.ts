/** What cdktf prints besides Terraform's own words: progress of its set-up, which says nothing about the clients. */
const NOISE = [/^\s*$/, /Initializing (the backend|provider plugins)/, /^[\w-]+\s*$/]

/** cdktf puts the stack's name before each line. */
const STACK_NAME = /^[\w-]+ {2}/

const CONTROL_SEQUENCES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g')

/** Turns a stream of text into lines worth showing. */
export function readable(show: (line: string) => void): (text: string) => void {
  let rest = ''
  return (text) => {
    const lines = (rest + text).replace(CONTROL_SEQUENCES, '').split('\n')
    rest = lines.pop() ?? ''
    for (const raw of lines) {
      const line = raw.replace(STACK_NAME, '').trimEnd()
      if (!NOISE.some((pattern) => pattern.test(line))) show(line)
    }
  }
}
