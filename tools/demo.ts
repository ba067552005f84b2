// The main job, shown with the real cdktf and terraform against a Qlik Cloud region on localhost: `npm run demo`.
// `npm run demo -- --keep` leaves region and clients in place and says what to try next.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLibrary, isUpToDate } from './build/library'
import { cdktf, commandEnvironment, type Run } from './demo/cdktf'
import { say, step } from './demo/narration'
import { startRegion, type EmulatedClient, type Region } from './demo/region'
import { removeWorkFolder, workFolder } from './demo/work-folder'

const EXAMPLE = 'quickstart'
const TENANT = 'acme'
const ATTACKER = 'https://attacker.example.net/'

async function main(): Promise<void> {
  const keep = process.argv.includes('--keep')
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--keep')
  if (unknown.length > 0)
    throw new Error(`npm run demo takes --keep and nothing else; got ${unknown.join(' ')}.`)
  if (!isUpToDate()) await buildLibrary()

  step('A Qlik Cloud region on localhost, with the tenants acme and globex')
  const region = await startRegion([TENANT, 'globex'])
  let kept = false
  const interrupted = (): void => {
    void region.stop().finally(() => process.exit(130))
  }
  process.on('SIGINT', interrupted)
  try {
    await story(region, keep)
    kept = keep
  } finally {
    process.off('SIGINT', interrupted)
    if (kept) region.leave()
    else {
      await region.stop()
      removeWorkFolder()
    }
  }
}

async function story(region: Region, keep: boolean): Promise<void> {
  const access = region.tenants[TENANT]
  if (access === undefined) throw new Error(`The region has no tenant ${TENANT}.`)
  say(`acme answers at ${access.url}`)
  const started = performance.now()
  const folder = workFolder(EXAMPLE)
  const environment = commandEnvironment(access)
  const run = async (...options: readonly string[]): Promise<Run> => {
    const done = await cdktf(options, folder, environment)
    if (done.exitCode !== 0)
      throw new Error(`cdktf ${options.join(' ')} ended with ${String(done.exitCode)}.`)
    return done
  }
  const own = async (): Promise<readonly EmulatedClient[]> =>
    (await region.clients(TENANT)).filter(({ clientId }) => clientId !== access.clientId)

  step(`cdktf deploy: the clients of examples/${EXAMPLE}/main.ts come into being`)
  await run('deploy', '--auto-approve')
  show(await own())

  step('cdktf diff: a second plan is empty')
  expectText(await run('diff'), 'No changes.')

  step('Friday evening: somebody adds a redirect URI in the console')
  const portal = (await own()).find(({ clientName }) => clientName === 'Customer portal')
  if (portal === undefined) throw new Error('The tenant has no client "Customer portal".')
  await region.changeClient(TENANT, portal.clientId, { redirectUris: [...portal.redirectUris, ATTACKER] })
  say(`"${portal.clientName}" may now send its users to ${ATTACKER}`)

  step('cdktf diff: the plan shows what changed behind its back')
  expectText(await run('diff'), ATTACKER)

  step('cdktf deploy: repaired')
  await run('deploy', '--auto-approve')
  const repaired = (await own()).find(({ clientId }) => clientId === portal.clientId)
  if (repaired?.redirectUris.includes(ATTACKER) !== false) throw new Error('The redirect URI is still there.')
  say(`"${portal.clientName}" is as configured again: ${repaired.redirectUris.join(', ')}`)

  if (keep) return leave(region, folder, environment)

  step('cdktf destroy: everything goes')
  await run('destroy', '--auto-approve')
  const left = await own()
  if (left.length > 0)
    throw new Error(`The tenant still has ${left.map(({ clientName }) => clientName).join(', ')}.`)

  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  step(`Done in ${seconds} s`)
  say(
    '5 clients, a secret and a publication created, checked, changed behind Terraform, repaired and destroyed.',
  )
  say('Read on in README.md, or run `npm run demo -- --keep` to go on from here yourself.')
}

function leave(region: Region, folder: string, environment: NodeJS.ProcessEnv): void {
  const names = ['QLIKCLOUD_TENANT_URL', 'QLIKCLOUD_CLIENT_ID', 'QLIKCLOUD_CLIENT_SECRET']
  const exports = names.map((name) => `export ${name}='${environment[name] ?? ''}'\n`)
  writeFileSync(join(folder, 'tenant.env'), exports.join(''), { mode: 0o600 })
  step('The region keeps running. Go on from here:')
  for (const [command, meaning] of [
    [`cd "${folder}"`, ''],
    ['. ./tenant.env', 'where the tenant is, and who you are there'],
    ['npx cdktf diff', 'edit main.ts first, and see what would change'],
    ['npx cdktf deploy', 'make it so'],
    ['npx cdktf destroy', 'delete it all'],
    [`curl -s http://localhost:${String(region.port)}/_emulator/tenants/${TENANT}`, 'what the tenant has'],
    [`kill ${String(region.pid)}`, 'stops the region'],
  ] as const) {
    say(meaning === '' ? command : `${command.padEnd(60)} # ${meaning}`)
  }
}

function show(clients: readonly EmulatedClient[]): void {
  say('')
  say('In the tenant there are now:')
  for (const { clientName, appType, consentMethod, publishedAt, secrets } of clients) {
    const traits = [
      appType,
      `consent ${consentMethod}`,
      ...(secrets.length > 0 ? [`${String(secrets.length)} secret${secrets.length > 1 ? 's' : ''}`] : []),
      ...(publishedAt === undefined ? [] : ['published']),
    ]
    say(`  ${clientName.padEnd(20)} ${traits.join(', ')}`)
  }
}

function expectText({ output }: Run, text: string): void {
  if (!output.includes(text)) throw new Error(`cdktf did not say "${text}".`)
}

main().catch((error: unknown) => {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
