import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A PostgreSQL of its own for a test. */
export interface Postgres {
  /** With a superuser, as `conn_str` of Terraform's backend. */
  readonly url: string
  /** The rows of a query, columns separated by `|`. */
  readonly query: (sql: string) => readonly string[]
  readonly stop: () => Promise<void>
}

const SUPERUSER = 'postgres'

/**
 * Starts a server on a free port, as a user who is not root: it refuses to run as that. Beside its `program`
 * the package has the others, also where only a link to it is on the PATH.
 */
export async function startPostgres(program: string): Promise<Postgres> {
  const programs = dirname(realpathSync(program))
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-postgres-'))
  const owner = ordinaryUser()
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const [data, sockets] = [join(folder, 'data'), join(folder, 'sockets')]
  mkdirSync(sockets)
  if (owner !== undefined) chownSync(sockets, owner.uid, owner.gid)
  const as = { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }

  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', SUPERUSER, '-A', 'trust', '--no-sync', '-E', 'UTF8'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`)
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${sockets}`,
    'fsync=off',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await untilReady(server.stderr)

  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres?sslmode=disable`
  return {
    url,
    query(sql) {
      const { status, stdout, stderr } = spawnSync(
        join(programs, 'psql'),
        ['-X', '-A', '-t', '-c', sql, url],
        {
          encoding: 'utf8',
        },
      )
      if (status !== 0) throw new Error(`psql failed: ${stderr}`)
      return stdout.split('\n').filter((line) => line !== '')
    },
    async stop() {
      // Ends open sessions, and writes nothing that a deleted folder would need.
      server.kill('SIGQUIT')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    )
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid }
  }
  throw new Error('there is no user besides root for the server')
}

/** The server wants to be told its port: one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has one.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilReady(log: NodeJS.ReadableStream): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    log.setEncoding('utf8')
    log.on('data', (piece: string) => {
      text += piece
      if (text.includes('database system is ready to accept connections')) resolve()
    })
    log.on('end', () => reject(new Error(`postgres did not start:\n${text}`)))
  })
}
