import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TenantAccess } from '../../../src/emulator'
import { terraformEnvironment, type Ran } from '../../helpers/terraform'
import { startPlugin } from '../../protocol/harness/plugin-process'
import { CORPUS_FOLDER, type CorpusFile } from './corpus'

const PROVIDER = join(__dirname, '..', '..', '..', 'lib', 'provider', 'qlikcloud-provider.cjs')

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
  /** One configuration in a folder of its own. */
  alone(file: CorpusFile, access: TenantAccess): Promise<Terraform>
  /** Many configurations as the modules of one. */
  together(files: readonly CorpusFile[], access: TenantAccess): Promise<Terraform>
  stop(): Promise<void>
}

/** The provider is attached, and not started by each terraform: a plan takes a third of the time. */
export async function startTerraformRunner(): Promise<TerraformRunner> {
  const provider = await startPlugin(PROVIDER, {}, ['--debug'])
  const [, reattach = ''] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(provider.firstLine) ?? []
  const root = mkdtempSync(join(tmpdir(), 'qlikcloud corpus '))
  cpSync(join(CORPUS_FOLDER, 'modules'), join(root, 'modules'), { recursive: true })

  const terraformIn = (folder: string, access: TenantAccess): Terraform => {
    const environment = { ...terraformEnvironment(access), TF_REATTACH_PROVIDERS: reattach }
    return (...options) => run(folder, environment, options)
  }
  return {
    async alone({ kind, name, hcl }, access) {
      const folder = join(root, kind, name)
      write(folder, { 'main.tf': hcl, 'versions.tf': VERSIONS, 'provider.tf': providerBlock(access) })
      const terraform = terraformIn(folder, access)
      if (hcl.includes('module "')) await terraform('get')
      return terraform
    },
    async together(files, access) {
      const folder = join(root, 'together')
      for (const { name, hcl } of files) {
        write(join(folder, name), { 'main.tf': hcl, 'versions.tf': VERSIONS })
      }
      const modules = files.map(({ name }) => `module "${name}" {\n  source = "./${name}"\n}\n`)
      write(folder, {
        'main.tf': modules.join('\n'),
        'versions.tf': VERSIONS,
        'provider.tf': providerBlock(access),
      })
      const terraform = terraformIn(folder, access)
      await terraform('get')
      return terraform
    },
    async stop() {
      provider.child.kill('SIGINT')
      await provider.ended
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A provider that is attached has an environment of its own, so the tenant stands in the configuration. */
function providerBlock({ url, clientId, clientSecret }: TenantAccess): string {
  return `provider "qlikcloud" {
  tenant_url    = ${JSON.stringify(url)}
  client_id     = ${JSON.stringify(clientId)}
  client_secret = ${JSON.stringify(clientSecret)}
}
`
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

async function run(
  folder: string,
  environment: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<Ran> {
  const child = spawn('terraform', options, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  await once(child, 'close')
  return { exitCode: child.exitCode ?? -1, stdout, stderr }
}
