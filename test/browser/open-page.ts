import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page in a browser, with all that it asked for and complained about. */
export interface OpenPage extends Page {
  /** Of every request, the page itself left out. */
  readonly asked: readonly string[]
  /** Of these, what its policy did not let out. */
  readonly blocked: readonly string[]
  /** Messages in the console, exceptions and dialogs. */
  readonly complaints: readonly string[]
}

/** A browser for the tests of one file. */
export interface Viewer {
  /** Opens the HTML from a file of its own, in a context of its own. */
  open(html: string, options?: BrowserContextOptions): Promise<OpenPage>
  close(): Promise<void>
}

export async function startViewer(executablePath: string): Promise<Viewer> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud page '))
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS })
  let count = 0
  return {
    async open(html, options = {}) {
      const file = join(folder, `${count++}.html`)
      writeFileSync(file, html)
      const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
      const page = await context.newPage()
      const [asked, blocked, complaints]: [string[], string[], string[]] = [[], [], []]
      const url = pathToFileURL(file).href
      page.on('request', (request) => {
        if (request.url() !== url) asked.push(request.url())
      })
      page.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') blocked.push(request.url())
      })
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('dialog', (dialog) => {
        complaints.push(dialog.message())
        void dialog.dismiss()
      })
      await page.goto(url)
      return Object.assign(page, { asked, blocked, complaints })
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
