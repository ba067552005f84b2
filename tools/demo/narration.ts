let steps = 0

/** A heading: what the demo does next. */
export function step(title: string): void {
  steps += 1
  console.log(`\n━━ ${String(steps)}. ${title}`)
}

/** A line of what there is to see. */
export function say(line: string): void {
  console.log(`   ${line}`.trimEnd())
}
