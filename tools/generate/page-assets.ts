import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { ROOT } from '../build/root'

const FOLDER = 'src/review/render/html'

/** Style and script of the page that shows a review, as they go into it, with the hashes by which its policy lets them in. */
export function pageAssets(): ReadonlyMap<string, string> {
  const [style, script] = [bundled('page.css'), bundled('page.ts')]
  const lines = [
    `// Made by \`npm run generate\` from ${FOLDER}/browser.`,
    '',
    '/** A part of the page, with the hash of it in base 64. */',
    'export interface PageAsset {',
    '  readonly text: string',
    '  readonly sha256: string',
    '}',
    '',
    `export const PAGE_STYLE: PageAsset = ${asset(style)}`,
    '',
    `export const PAGE_SCRIPT: PageAsset = ${asset(script)}`,
  ]
  return new Map([[`${FOLDER}/page-assets.ts`, lines.join('\n')]])
}

function bundled(file: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(FOLDER, 'browser', file)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  // Such a text would end the element that it is put into.
  if (text === '' || /<\/(?:style|script)/i.test(text)) throw new Error(`${file} cannot be put into a page`)
  return text
}

function asset(text: string): string {
  const sha256 = createHash('sha256').update(text).digest('base64')
  return JSON.stringify({ text, sha256 })
}
