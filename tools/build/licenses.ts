import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  // package.json of an installed package: npm has checked that these two are there.
  const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  const file = existsSync(path) ? readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry)) : undefined
  if (file === undefined) throw new Error(`${name} is bundled, but has no licence file to publish with it`)
  return `---- ${name} ${version}\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`
}
