import { source, type AxeResults } from 'axe-core'
import type { OpenPage } from './open-page'

interface AxeFindings {
  readonly violations: readonly string[]
  /** How many elements have enough contrast. */
  readonly contrasts: number
}

declare const axe: { run(): Promise<AxeResults> }

/** What axe says about a page as it is now. All that it can say is a quarter of a megabyte, which takes longer to get than to find. */
export async function runAxe(page: OpenPage): Promise<AxeFindings> {
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { violations, passes } = await axe.run()
    return {
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      contrasts: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
    }
  })
}
