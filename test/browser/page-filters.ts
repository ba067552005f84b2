import { fleetPage } from './fleet-report'
import type { OpenPage, Viewer } from './open-page'

export function filterTests(viewer: Viewer): void {
  describe('the filters of the page', () => {
    let page: OpenPage

    beforeEach(async () => {
      page = await viewer.open(await fleetPage())
    })

    const ALL = ['G1', 'G2', 'G3', 'G4', 'G5', 'D1']
    const shown = () => page.locator('details.group:visible .id').allTextContents()
    const status = () => page.getByRole('status').textContent()
    const places = (group: string) => page.locator(`#${group} .places > li:visible`).allTextContents()

    test('are there once the script runs, and show everything', async () => {
      await expectShown(ALL, '6 of 6 groups shown, with 9 of 9 objects')
      expect(await page.getByRole('search', { name: 'Filter the changes' }).isVisible()).toBe(true)
    })

    async function expectShown(groups: readonly string[], text: string): Promise<void> {
      expect(await shown()).toEqual(groups)
      expect(await status()).toBe(text)
    }

    test('by class', async () => {
      await page.getByRole('checkbox', { name: 'broadens' }).uncheck()
      await expectShown(['G4', 'G5', 'D1'], '3 of 6 groups shown, with 3 of 9 objects')
      await page.getByRole('checkbox', { name: 'neutral' }).uncheck()
      await expectShown(['G4'], '1 of 6 groups shown, with 1 of 9 objects')
      expect(await page.getByRole('heading', { name: 'Changed outside of Terraform' }).isVisible()).toBe(
        false,
      )
    })

    test('by tenant, and a group says how much of it is shown', async () => {
      await page.getByRole('combobox', { name: 'Tenant' }).fill('GLOBEX')
      await expectShown(['G2', 'G3'], '2 of 6 groups shown, with 2 of 9 objects')
      expect(await page.locator('#G2 .partly').textContent()).toBe('1 of 4 shown')
      expect(await places('G2')).toEqual(['globex qlikcloud_oauth_client.portal["globex"]'])
      await page.getByRole('combobox', { name: 'Tenant' }).fill('')
      expect((await places('G2')).length).toBe(4)
      expect(await page.locator('#G2 .partly').isVisible()).toBe(false)
    })

    test('by resource', async () => {
      await page.getByLabel('Resource').selectOption({ label: 'client secret' })
      await expectShown(['G3'], '1 of 6 groups shown, with 1 of 9 objects')
    })

    const texts: readonly [text: string, groups: readonly string[]][] = [
      ['admin_classic', ['G1']],
      ['north', ['G5']],
      ['review/scope-added', ['G1', 'G2']],
      ['portal["initech"]', ['G2']],
      ['d1', ['D1']],
    ]
    test.each(texts)('by the text %s', async (text, groups) => {
      await page.getByRole('searchbox', { name: 'Text' }).fill(text)
      expect(await shown()).toEqual(groups)
    })

    test('by several at once, until nothing is left and the page says so', async () => {
      await page.getByRole('searchbox', { name: 'Text' }).fill('apps:read')
      await expectShown(['G2', 'G4'], '2 of 6 groups shown, with 5 of 9 objects')
      await page.getByRole('combobox', { name: 'Tenant' }).fill('acme')
      await expectShown(['G2', 'G4'], '2 of 6 groups shown, with 2 of 9 objects')
      await page.getByLabel('Resource').selectOption('qlikcloud_oauth_client_secret')
      await expectShown([], '0 of 6 groups shown, with 0 of 9 objects')
      expect(await page.getByText('Nothing here is like that.').isVisible()).toBe(true)
      await page.getByRole('button', { name: 'Show all' }).click()
      await expectShown(ALL, '6 of 6 groups shown, with 9 of 9 objects')
      expect(await page.getByText('Nothing here is like that.').isVisible()).toBe(false)
    })

    test('a link to a group that is filtered away shows everything, and opens it', async () => {
      await page.getByRole('button', { name: 'Close all' }).click()
      await page.getByRole('combobox', { name: 'Tenant' }).fill('hooli')
      expect(await shown()).toEqual(['G1'])
      await page.locator('#G1 > summary').click()
      await page.locator('#G1').getByRole('link', { name: 'G2' }).click()
      expect(await shown()).toEqual(ALL)
      expect(await page.locator('#G2').getAttribute('open')).toBe('')
      expect(await page.evaluate(() => document.activeElement?.parentElement?.id)).toBe('G2')
    })

    test('opens and closes what is shown', async () => {
      const open = () => page.locator('details.group[open] .id').allTextContents()
      expect(await open()).toEqual(ALL)
      await page.getByRole('button', { name: 'Close all' }).click()
      expect(await open()).toEqual([])
      await page.getByRole('checkbox', { name: 'broadens' }).uncheck()
      await page.getByRole('button', { name: 'Open all' }).click()
      expect(await open()).toEqual(['G4', 'G5', 'D1'])
    })
  })
}
