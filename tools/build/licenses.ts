import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root'

/** The licence texts of the packages whose code went into the bundles: most licences ask for it. */
export function thirdPartyLicenses(bundledFiles: readonly string[]): string {
  const folders = new Set(bundledFiles.map(packageFolder).filter((folder) => folder !== undefined))
  const notices = [...folders].sort().map(notice)
  return ['The files of this folder contain code of these packages.', ...notices].join('\n\n')
}

/** `node_modules/@hono/node-server/dist/index.mjs` → `node_modules/@hono/node-server` */
function packageFolder(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

function notice(folder: string): string {
  const path = join(ROOT, folder)
  // package.json of an installed package: npm has checked that the first two are there.
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? spdxNotice(name, license) : readFileSync(join(path, file), 'utf8').trim()
  return `---- ${name} ${version}\n\n${text}\n`
}

/** Some packages state their licence only by its SPDX expression: the texts are then those of the SPDX list. */
function spdxNotice(name: string, expression: string | undefined): string {
  const ids = expression?.match(/[\w.-]+/g)?.filter((word) => !['AND', 'OR', 'WITH'].includes(word)) ?? []
  if (ids.length === 0) throw new Error(`${name} is bundled, but states no licence to publish with it`)
  return [`Licence: ${String(expression)}`, ...ids.map((id) => `https://spdx.org/licenses/${id}.html`)].join(
    '\n',
  )
}
