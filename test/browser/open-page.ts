import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'

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

/** How somebody looks at a page. */
export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
  readonly offline?: boolean
}

/** A browser, started when the first page is opened. */
export interface Viewer {
  /**
   * Opens the HTML from a file of its own. The tab is that of the page before it, as a new one takes three times as long;
   * nothing but the tab is the same, so what a test does must be done when it ends.
   */
  open(html: string, look?: Look): Promise<OpenPage>
  close(): Promise<void>
}

export function viewerOf(executablePath: string): Viewer {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud page '))
  const tabs = new Map<string, Promise<Tab>>()
  let browser: Promise<Browser> | undefined
  let count = 0
  const started = () => (browser ??= chromium.launch({ executablePath, args: FLAGS }))
  return {
    async open(html, { viewport = { width: 1200, height: 900 }, colorScheme = 'light', ...options } = {}) {
      const file = join(folder, `${count++}.html`)
      writeFileSync(file, html)
      const key = JSON.stringify(options)
      const tab = tabs.get(key) ?? started().then((one) => openTab(one, options))
      tabs.set(key, tab)
      return (await tab).show(pathToFileURL(file).href, { viewport, colorScheme })
    },
    async close() {
      await (await browser)?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Tab {
  /** Leaves the page that is open, forgets what it asked for and complained about, and goes to another. */
  show(url: string, look: Required<Pick<Look, 'viewport' | 'colorScheme'>>): Promise<OpenPage>
}

async function openTab(browser: Browser, options: Pick<Look, 'javaScriptEnabled' | 'offline'>): Promise<Tab> {
  const page = await (await browser.newContext(options)).newPage()
  const [asked, blocked, complaints]: [string[], string[], string[]] = [[], [], []]
  let own = ''
  page.on('request', (request) => {
    if (request.url() !== own) asked.push(request.url())
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
  const opened = Object.assign(page, { asked, blocked, complaints })
  return {
    async show(url, { viewport, colorScheme }) {
      await page.goto('about:blank')
      for (const list of [asked, blocked, complaints]) list.splice(0)
      own = url
      await page.setViewportSize(viewport)
      await page.emulateMedia({ media: null, colorScheme })
      await page.goto(url)
      return opened
    },
  }
}
