import { fleetPage } from './fleet-report'
import type { OpenPage, Viewer } from './open-page'

export function keyboardTests(viewer: Viewer): void {
  describe('the page without a mouse', () => {
    let page: OpenPage

    beforeEach(async () => {
      page = await viewer.open(await fleetPage())
    })

    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key)
    }
    /** What has the focus: the name that it is read out by, and whether it can be seen that it has it. */
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement)) return undefined
        const group = element.querySelector('.id')?.textContent
        const text = group === undefined ? (element.textContent ?? '') : `group ${group}`
        const isControl = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        const label = isControl ? `${element.name} ${element.value}` : text
        const style = getComputedStyle(element)
        const box = element.getBoundingClientRect()
        const isOnTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        return {
          label: label.trim(),
          outline: `${style.outlineStyle} ${style.outlineWidth}`,
          isInSight: isOnTop !== null && (element.contains(isOnTop) || isOnTop.contains(element)),
        }
      })

    test('Tab goes through everything in the order of the page, and each stop can be seen', async () => {
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = false)))
      const stops: string[] = []
      for (;;) {
        await press('Tab')
        const stop = await focused()
        // After the last stop comes the browser itself.
        if (stop === undefined || stop.outline.startsWith('none') || stops.includes(stop.label)) break
        stops.push(stop.label)
        expect(stop).toMatchObject({ outline: 'solid 3px', isInSight: true })
      }
      expect(stops.map((stop) => stop.replace(/, approval.*/s, ''))).toEqual([
        ...['Skip to the changes', 'G1', '1 plan'],
        ...['class broadens', 'class narrows', 'class neutral', 'tenant'],
        ...['type', 'text', 'Show all', 'Open all', 'Close all'],
        ...['group G1', 'group G2', 'group G3', 'group G4', 'group G5', 'group D1'],
      ])
    })

    test('the first stop leads past the head to the changes, and Enter opens a group', async () => {
      await press('Tab', 'Enter', 'Tab')
      expect((await focused())?.label).toBe('group G1')
      const isOpen = () => page.locator('#G1').evaluate((group: HTMLDetailsElement) => group.open)
      expect(await isOpen()).toBe(true)
      await press('Enter')
      expect(await isOpen()).toBe(false)
      await press('Space')
      expect(await isOpen()).toBe(true)
    })

    test('arrows go from group to group, past those that are filtered away', async () => {
      const walk = async (...keys: readonly string[]): Promise<readonly (string | undefined)[]> => {
        const seen: (string | undefined)[] = []
        for (const key of keys) {
          await press(key)
          seen.push((await focused())?.label.replace('group ', ''))
        }
        return seen
      }
      await page.locator('#G1 > summary').focus()
      expect(await walk('ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp')).toEqual([
        ...['G2', 'G3', 'G2', 'G1', 'G1'],
      ])
      expect(await walk('End', 'ArrowDown', 'ArrowUp', 'Home')).toEqual(['D1', 'D1', 'G5', 'G1'])
      await page.getByRole('searchbox', { name: 'Text' }).fill('apps:read')
      await page.locator('#G2 > summary').focus()
      expect(await walk('ArrowDown', 'ArrowDown', 'Home')).toEqual(['G4', 'G4', 'G2'])
    })

    test('arrows stay what they are in a text, and with other keys', async () => {
      await page.getByRole('searchbox', { name: 'Text' }).fill('ab')
      await press('Home', 'Delete')
      expect(await page.getByRole('searchbox', { name: 'Text' }).inputValue()).toBe('b')
      await page.getByRole('searchbox', { name: 'Text' }).fill('')
      await page.locator('#G1 > summary').focus()
      await press('Control+ArrowDown')
      expect((await focused())?.label).toBe('group G1')
    })

    test('the filters work with Space and letters alone', async () => {
      await page.getByRole('checkbox', { name: 'broadens' }).focus()
      await press('Space', 'Tab', 'Space')
      expect(await page.getByRole('status').textContent()).toBe('2 of 6 groups shown, with 2 of 9 objects')
      await press('Tab', 'Tab')
      await page.keyboard.type('acme')
      expect(await page.getByRole('status').textContent()).toBe('1 of 6 groups shown, with 1 of 9 objects')
      // Enter sends no form anywhere.
      await press('Enter')
      expect(page.url()).toMatch(/\.html$/)
    })
  })
}
