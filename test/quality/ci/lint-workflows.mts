// Reads workflows as GitHub does, by the parser of its own editor services, and prints what is wrong, one JSON text a line.
// A program of its own: the parser is an ES module, which the tests cannot load.
import { readFileSync } from 'node:fs'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'

async function main(): Promise<void> {
  for (const name of process.argv.slice(2)) {
    const content = readFileSync(name, 'utf8')
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
    if (value !== undefined) await convertWorkflowTemplate(context, value)
    for (const { message } of context.errors.getErrors()) console.log(message)
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
