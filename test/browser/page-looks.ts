import { fleetPage } from './fleet-report'
import type { OpenPage, Viewer } from './open-page'
import { runAxe } from './run-axe'

const WIDE = { width: 1200, height: 900 }
/** 1280 pixels at a zoom of 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const NARROW = { width: 320, height: 640 }

export function lookTests(viewer: Viewer): void {
  describe('the looks of the page', () => {
    const background = (page: OpenPage) =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const openAll = (page: OpenPage) =>
      page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))

    const looks = [
      { colorScheme: 'light', viewport: WIDE },
      { colorScheme: 'dark', viewport: WIDE },
      { colorScheme: 'light', viewport: NARROW },
      { colorScheme: 'dark', viewport: NARROW },
    ] as const

    test.each(looks)('axe finds nothing, contrast included: %j', async (look) => {
      const page = await viewer.open(await fleetPage(), look)
      await openAll(page)
      const { violations, contrasts } = await runAxe(page)
      expect(violations).toEqual([])
      expect(contrasts).toBeGreaterThan(40)
    })

    test('follows the wish for dark or light, in the controls too', async () => {
      const page = await viewer.open(await fleetPage(), { colorScheme: 'light' })
      expect(await background(page)).toBe('rgb(251, 251, 250)')
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await background(page)).toBe('rgb(22, 25, 28)')
      const control = page.getByRole('searchbox', { name: 'Text' })
      expect(await control.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
        'rgb(30, 34, 38)',
      )
    })

    test.each([320, 390, 640, 1920])('needs no scrolling to the side at a width of %d', async (width) => {
      const page = await viewer.open(await fleetPage(), { viewport: { width, height: 640 } })
      await openAll(page)
      const sizes = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        const parts = [...document.querySelectorAll('.group, #filter, header')]
        return {
          scrollWidth,
          clientWidth,
          cut: parts.filter((part) => part.scrollWidth > part.clientWidth).length,
        }
      })
      expect(sizes).toEqual({ scrollWidth: width, clientWidth: width, cut: 0 })
    })

    test('is printed light, with every detail and without controls', async () => {
      const page = await viewer.open(await fleetPage(), { colorScheme: 'dark' })
      await page.getByRole('button', { name: 'Close all' }).click()
      const open = () => page.locator('details[open]').count()
      expect(await open()).toBe(0)
      await page.evaluate(() => {
        addEventListener('beforeprint', () => {
          const all = document.querySelectorAll('details')
          document.title = `${[...all].filter((details) => details.open).length} of ${all.length} open`
        })
      })
      const printed = await page.pdf({ format: 'A4' })
      expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await page.title()).toBe('7 of 7 open')
      // Afterwards everything is as it was.
      expect(await open()).toBe(0)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.getByRole('search').isVisible()).toBe(false)
      const ink = await page.evaluate(() => getComputedStyle(document.body).color)
      expect(ink).toBe('rgb(29, 33, 37)')
    })

    test('is printed with every detail where no script runs', async () => {
      const page = await viewer.open(await fleetPage({}), { javaScriptEnabled: false })
      await page.emulateMedia({ media: 'print' })
      await page.locator('#G2 > summary').click()
      expect(await page.locator('#G2[open]').count()).toBe(0)
      expect((await page.locator('#G2 .findings').boundingBox())?.height).toBeGreaterThan(10)
    })
  })
}
