import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { qlikCloudProvider } from '../../src/provider/provider'
import { ROOT } from '../build/root'
import { renderFunctionPage } from './function-page'
import { renderPage } from './page'
import { rulesPage } from './rules-page'
import { scopesPage } from './scopes-page'

/** How each resource's import id is written. */
const IMPORT_IDS: ReadonlyMap<string, string> = new Map([
  ['qlikcloud_oauth_client', '<client_id>'],
  ['qlikcloud_oauth_client_secret', '<client_id>/<hint>'],
  ['qlikcloud_oauth_client_publication', '<client_id>'],
])

/** Every page of docs/reference, by its path. */
export function referencePages(): ReadonlyMap<string, string> {
  const { schema, resources, dataSources, ephemeralResources, functions } = qlikCloudProvider(
    { variables: {}, readTextFile: async (path) => ({ ok: false, path, reason: 'not read' }) },
    'docs',
  )
  const example = (path: string): string =>
    readFileSync(join(ROOT, 'examples', 'reference', `${path}.tf`), 'utf8')
  return new Map([
    ['docs/reference/rules.md', rulesPage()],
    ['docs/reference/scopes.md', scopesPage()],
    [
      'docs/reference/provider.md',
      renderPage({ title: 'The provider block', schema, example: example('provider') }),
    ],
    ...[...resources].map(([name, resource]): [string, string] => {
      const importId = IMPORT_IDS.get(name)
      return [
        `docs/reference/resources/${name}.md`,
        renderPage({
          title: `Resource \`${name}\``,
          schema: resource.schema,
          example: example(`resources/${name}`),
          ...(importId !== undefined && { importId }),
        }),
      ]
    }),
    ...[...dataSources].map(([name, dataSource]): [string, string] => [
      `docs/reference/data-sources/${name}.md`,
      renderPage({
        title: `Data source \`${name}\``,
        schema: dataSource.schema,
        example: example(`data-sources/${name}`),
      }),
    ]),
    ...[...ephemeralResources].map(([name, ephemeral]): [string, string] => [
      `docs/reference/ephemeral-resources/${name}.md`,
      renderPage({
        title: `Ephemeral resource \`${name}\``,
        schema: ephemeral.schema,
        example: example(`ephemeral-resources/${name}`),
      }),
    ]),
    ...[...functions].map(([name, called]): [string, string] => [
      `docs/reference/functions/${name}.md`,
      renderFunctionPage(name, called, example(`functions/${name}`)),
    ]),
  ])
}
