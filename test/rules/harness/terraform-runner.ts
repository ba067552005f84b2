import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TenantAccess } from '../../../src/emulator'
import { attachProvider } from '../../helpers/attached-provider'
import { runProgram, type Ran } from '../../helpers/run-program'
import { terraformEnvironment } from '../../helpers/terraform'
import { CORPUS_FOLDER, type CorpusFile } from './corpus'

const VERSIONS = `terraform {
  required_providers {
    qlikcloud = {
      source = "qlikcloud/qlikcloud"
    }
  }
}
`

export type Terraform = (...options: readonly string[]) => Promise<Ran>

/** The real terraform, with one process of the built provider that serves every run. */
export interface TerraformRunner {
  /** Many configurations as the modules of one, which is in a folder of this name. */
  together(name: string, files: readonly CorpusFile[]): Promise<Terraform>
  stop(): void
}

/** Not one run for each configuration: what terraform does before it comes to the first line would take minutes. */
export async function startTerraformRunner(
  tenantOf: (file: CorpusFile) => string,
  accessTo: (tenant: string) => TenantAccess,
): Promise<TerraformRunner> {
  const root = mkdtempSync(join(tmpdir(), 'qlikcloud corpus '))
  cpSync(join(CORPUS_FOLDER, 'modules'), join(root, 'modules'), { recursive: true })
  // The tenants stand in the configurations.
  const inherited = terraformEnvironment({ url: '', clientId: '', clientSecret: '' })
  const { variables, stop } = await attachProvider(root, inherited)
  const environment = { ...inherited, ...variables }
  return {
    async together(name, files) {
      const folder = join(root, name)
      for (const file of files)
        write(join(folder, file.name), { 'main.tf': file.hcl, 'versions.tf': VERSIONS })
      const tenants = [...new Set(files.map(tenantOf))]
      const blocks = [
        ...tenants.map((tenant) => providerBlock(tenant, accessTo(tenant))),
        ...files.map((file) => moduleBlock(file, tenantOf(file))),
      ]
      write(folder, { 'main.tf': blocks.join('\n'), 'versions.tf': VERSIONS })
      const terraform: Terraform = (...options) =>
        runProgram('terraform', options, { cwd: folder, env: environment })
      const { exitCode, stderr } = await terraform('get')
      if (exitCode !== 0) throw new Error(`terraform get failed:\n${stderr}`)
      return terraform
    },
    stop() {
      stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function providerBlock(alias: string, { url, clientId, clientSecret }: TenantAccess): string {
  return `provider "qlikcloud" {
  alias         = "${alias}"
  tenant_url    = ${JSON.stringify(url)}
  client_id     = ${JSON.stringify(clientId)}
  client_secret = ${JSON.stringify(clientSecret)}
}
`
}

function moduleBlock({ name }: CorpusFile, provider: string): string {
  return `module "${name}" {
  source    = "./${name}"
  providers = { qlikcloud = qlikcloud.${provider} }
}
`
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}
