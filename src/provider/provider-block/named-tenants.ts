import { contentOf, errorDiagnostic } from '../../framework'
import type { Diagnostics, Path } from '../../framework'
import { ENVIRONMENT } from './environment'
import type { Variables } from './environment'
import { configuredCredentials } from './given-credentials'
import type { GivenTenant } from './given-tenant'
import type { ProviderModel } from './schema'
import { readTenants } from './tenants-file'
import type { ReadTextFile } from './tenants-file'
import { urlFindings } from './url-findings'

/** Those of the block and those of the file. `none`: not even ones that are wrong. */
export async function namedTenants(
  config: ProviderModel,
  variables: Variables,
  readTextFile: ReadTextFile,
): Promise<{
  readonly tenants: ReadonlyMap<string, GivenTenant>
  readonly none: boolean
  readonly diagnostics: Diagnostics
}> {
  const inBlock = Object.entries(contentOf(config.tenants) ?? {})
  const tenants = new Map<string, GivenTenant>(
    inBlock.flatMap(([name, value]) => {
      const tenant = contentOf(value)
      const path: Path = ['tenants', { key: name }]
      return tenant === undefined
        ? []
        : [
            [
              name,
              {
                url: contentOf(tenant.url) ?? '',
                credentials: configuredCredentials(tenant),
                path,
                where: '',
              },
            ],
          ]
    }),
  )
  const path = contentOf(config.tenants_file) ?? variables[ENVIRONMENT.tenants_file]
  if (path === undefined || path === '') return { tenants, none: inBlock.length === 0, diagnostics: [] }
  const file = await readTextFile(path)
  const read = readTenants(path, file)
  const inBoth = [...read.tenants.keys()].filter((name) => tenants.has(name))
  return {
    tenants: new Map([...read.tenants, ...tenants]),
    none: false,
    diagnostics: [
      ...read.diagnostics,
      ...[...read.tenants.values()].flatMap(({ url, path: at, where }) => urlFindings(url, at, where)),
      ...inBoth.map((name) =>
        errorDiagnostic(
          'Tenant given twice',
          `The tenant "${name}" is in the provider block and in ${file.path}. Remove it from one of them.`,
          ['tenants', { key: name }],
        ),
      ),
    ],
  }
}
