import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fencedBlocks } from '../quality/code-blocks'
import { readSources } from '../quality/source-file'
import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

const REFERENCE = join(__dirname, '..', '..', 'examples', 'reference')
const KEY = 'nightly-reload.jwk.json'

const blocks = readSources('docs', ['.md'])
  .filter(({ path }) => !path.startsWith('docs/reference/'))
  .flatMap(fencedBlocks)
/** The file of tenants that a document shows, for the configuration beside it. */
const tenants = blocks.find(({ path, language }) => path === 'docs/many-tenants.md' && language === 'json')

let place: Workspace

beforeAll(async () => {
  place = await attachedWorkspace({
    url: 'https://acme.eu.qlikcloud.com',
    clientId: 'id',
    clientSecret: 'secret',
  })
  copyFileSync(join(REFERENCE, 'resources', KEY), join(place.folder, KEY))
  writeFileSync(join(place.folder, 'tenants.json'), tenants?.text ?? '')
})
afterAll(() => {
  place.remove()
})

/** Every example of the reference, and every block of HCL in the other documents. */
const examples: readonly (readonly [string, string])[] = [
  ...['resources', 'data-sources', 'ephemeral-resources', 'functions'].flatMap((folder) =>
    readdirSync(join(REFERENCE, folder))
      .filter((file) => file.endsWith('.tf'))
      .map((file) => [`${folder}/${file}`, readFileSync(join(REFERENCE, folder, file), 'utf8')] as const),
  ),
  ...blocks
    .filter(({ language }) => language === 'hcl')
    // Every configuration here has a required_providers block already; an import block stands for a resource to come.
    .map(({ path, line, text }): [string, string] => [
      `${path}:${String(line)}`,
      text.replace(/^terraform \{[\s\S]*?^\}\n/m, '').replace(/^import \{[\s\S]*?^\}\n?/m, ''),
    ]),
]

test.each(examples)('terraform validate accepts %s, without a warning', async (_name, hcl) => {
  place.configure(hcl)
  const { stdout } = await place.terraform(['validate', '-json'])
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] })
})
