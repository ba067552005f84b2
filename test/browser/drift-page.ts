import { join } from 'node:path'
import { renderDriftHtml } from '../../src/review'
import { DRIFT_CASES } from '../../tools/drift-goldens/cases'
import { driftOfCase } from '../../tools/drift-goldens/rendered-drift'
import type { OpenPage, Viewer } from './open-page'
import { runAxe } from './run-axe'

const FOLDER = join(__dirname, '..', 'golden', 'drift')

/** Five stacks of which four have drifted, and one of the case in which a tenant refuses. */
function driftPage(): string {
  const [fleet, unread] = ['five-stacks', 'one-tenant-unreadable'].map((name) => {
    const golden = DRIFT_CASES.find((one) => one.name === name)
    if (golden === undefined) throw new Error(`no case ${name}`)
    return driftOfCase(join(FOLDER, name), golden)
  })
  if (fleet === undefined || unread === undefined) throw new Error('no report')
  return renderDriftHtml({ ...fleet, unreadable: unread.unreadable })
}

export function driftPageTests(viewer: Viewer): void {
  describe('the page of a drift', () => {
    let page: OpenPage

    beforeEach(async () => {
      page = await viewer.open(driftPage())
    })

    const shown = () => page.locator('details.group:visible .id').allTextContents()
    const status = () => page.getByRole('status').textContent()

    test('asks for nothing, and says in its title what was found', async () => {
      expect(await page.title()).toBe('Qlik Cloud drift: Found, broadens access')
      expect(await shown()).toEqual(['D1', 'D2', 'D3'])
      expect(await status()).toBe('3 of 3 groups shown, with 5 of 5 objects')
      expect([...page.asked, ...page.complaints]).toEqual([])
    })

    test('is filtered by tenant and resource, and what could not be read stays in sight', async () => {
      await page.getByRole('combobox', { name: 'Tenant' }).fill('plant-005')
      expect(await shown()).toEqual(['D2', 'D3'])
      expect(await page.locator('#D2 .partly').textContent()).toBe('1 of 3 shown')
      await page.getByLabel('Resource').selectOption({ label: 'client secret' })
      expect(await shown()).toEqual(['D3'])
      await page.getByRole('combobox', { name: 'Tenant' }).fill('nobody')
      expect(await page.getByText('Nothing here is like that.').isVisible()).toBe(true)
      const unread = page.getByRole('region', { name: 'Could not be read' })
      expect(await unread.isVisible()).toBe(true)
      expect(await unread.textContent()).toContain('acme, tenant globex, 2 objects: Could not read')
    })

    test('works with the keyboard, and every rule leads to what it means', async () => {
      await page.getByRole('button', { name: 'Close all' }).click()
      await page.locator('#D1 > summary').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await page.locator('details.group[open] .id').allTextContents()).toEqual(['D3'])
      const targets = await page
        .locator('a.rule')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      expect(targets.length).toBeGreaterThan(3)
      for (const target of targets) expect(await page.locator(target).count()).toBe(1)
      await page.getByRole('link', { name: 'drift/unmanaged-secret' }).click()
      expect(await page.locator('#rule-drift-unmanaged-secret:target').textContent()).toContain(
        'A secret of a managed client that no given state has.',
      )
    })

    test.each(['light', 'dark'] as const)('axe finds nothing on a %s screen', async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      expect((await runAxe(page)).violations).toEqual([])
    })

    test('has no way to be wider than a narrow screen', async () => {
      await page.setViewportSize({ width: 360, height: 700 })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
    })
  })
}
