import { renderHtml } from '../../src/review'
import { changeJson, clientValues, CLIENT, planText, reportOf } from '../unit/review/plan-json'
import { fleetPage } from './fleet-report'
import type { Viewer } from './open-page'

const ATTACKS = [
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(2)>',
  "' autofocus onfocus=alert(3) x='",
  '</style></details><iframe src=https://evil.example>',
  '<!--<script>alert(4)//',
  '&lt;b&gt; &#x3c;script&#x3e;',
]

export function safetyTests(viewer: Viewer): void {
  describe('the page', () => {
    test('asks for nothing, and its own policy has nothing against it', async () => {
      const page = await viewer.open(await fleetPage(), { offline: true })
      await page.getByRole('button', { name: 'Close all' }).click()
      await page.getByRole('searchbox', { name: 'Text' }).fill('admin')
      expect(page.asked).toEqual([])
      expect(page.complaints).toEqual([])
      // The controls work, so the script was let in.
      expect(await page.getByRole('status').textContent()).toBe('1 of 6 groups shown, with 1 of 9 objects')
    })

    test('has a policy that lets nothing in or out', async () => {
      const page = await viewer.open(await fleetPage())
      await page.evaluate(() => {
        const image = document.createElement('img')
        image.src = 'https://evil.example/x.png'
        const script = document.createElement('script')
        script.textContent = 'document.title = "run"'
        document.body.append(image, script)
        return fetch('https://evil.example/x').catch(() => undefined)
      })
      expect(page.blocked).toContain('https://evil.example/x.png')
      expect(page.asked).toEqual(page.blocked)
      expect(await page.title()).toBe('Qlik Cloud review: Broadens access')
      expect(page.complaints.join('\n')).toContain('Content Security Policy')
    })

    test('has no address of another site', async () => {
      expect(await fleetPage()).not.toMatch(/(?:href|src|action)="(?!#|data:,)/)
    })

    test.each(ATTACKS)('shows %s as it is, wherever it comes from', async (attack) => {
      const values = (more: object) => clientValues({ tenant: attack, client_name: attack, ...more })
      const report = await reportOf({
        [attack]: planText(
          [
            changeJson({
              address: `${CLIENT}.it["${attack}"]`,
              before: values({}),
              after: values({
                ...{
                  description: attack,
                  allowed_scopes: [attack],
                  redirect_uris: [attack, `https://${attack}`],
                },
                ...{ public_keys: [attack], skip_rules: [attack] },
              }),
            }),
            changeJson({ type: `x${attack}`, address: attack, before: null, after: { [attack]: attack } }),
          ],
          { terraform_version: attack },
        ),
      })
      const because = { kind: 'policy', row: 1, because: attack } as const
      const breach = {
        ...{ by: because, ruleId: 'review/scope-added', groups: ['G1'], changes: 1 },
        example: { address: attack, plan: attack },
      }
      const page = await viewer.open(renderHtml({ ...report, withoutPlan: [attack] }, { breaches: [breach] }))
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
      expect(page.complaints).toEqual([])
      expect(page.asked).toEqual([])
      expect(
        await page.locator('img, svg, iframe, body script + *, [onerror], [onfocus], [onload]').count(),
      ).toBe(0)
      expect(await page.locator('q').first().textContent()).toBe(attack)
      for (const place of ['th[scope=row]', '.places', '.findings', '.gate', '.facts']) {
        expect(await page.locator(place).first().textContent()).toContain(attack)
      }
    })

    test('can be read where no script runs: groups open, and no control is there that would do nothing', async () => {
      const page = await viewer.open(await fleetPage(), { javaScriptEnabled: false })
      expect(await page.getByRole('search').isVisible()).toBe(false)
      expect(await page.locator('details.group:visible .id').allTextContents()).toEqual([
        ...['G1', 'G2', 'G3', 'G4', 'G5', 'D1'],
      ])
      const finding = page.locator('#G2').getByText('read own apps')
      expect(await finding.isVisible()).toBe(true)
      await page.locator('#G2 > summary').click()
      expect(await finding.isVisible()).toBe(false)
    })

    test('says that nothing changes, and has nothing to filter then', async () => {
      const page = await viewer.open(renderHtml(await reportOf({ acme: planText([]) })))
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('No changes')
      expect(await page.getByRole('search').count()).toBe(0)
      expect(page.complaints).toEqual([])
    })

    test('stays usable with 5,000 changes of which no two are alike', async () => {
      const changes = Array.from({ length: 5000 }, (_, at) =>
        changeJson({
          address: `${CLIENT}.portal["tenant-${at}"]`,
          before: clientValues({ tenant: `tenant-${at}` }),
          after: clientValues({
            tenant: `tenant-${at}`,
            allowed_scopes: ['user_default', `custom.number-${at}`],
          }),
        }),
      )
      const html = renderHtml(await reportOf({ fleet: planText(changes) }))
      expect(html.length).toBeLessThan(8_000_000)
      const page = await viewer.open(html)
      expect(await page.getByRole('status').textContent()).toBe(
        '5000 of 5000 groups shown, with 5000 of 5000 objects',
      )
      await page.getByRole('combobox', { name: 'Tenant' }).fill('tenant-4321')
      expect(await page.locator('details.group:visible').count()).toBe(1)
      await page.getByRole('button', { name: 'Open all' }).click()
      expect(await page.locator('details.group[open]').count()).toBe(1)
    })
  })
}
