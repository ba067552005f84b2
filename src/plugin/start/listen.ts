import { chmodSync, mkdtempSync, rmdirSync, unlinkSync } from 'node:fs'
import type { ListenOptions, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListeningAddress } from './handshake-line'

export interface Listening {
  readonly address: ListeningAddress
  /** Removes what lies in the file system. */
  readonly cleanUp: () => void
}

export interface ListenWhere {
  /** Where a unix socket should lie; undefined: wherever temporary files do. */
  readonly socketFolder: string | undefined
  readonly minPort: number
  readonly maxPort: number
}

/** `sockaddr_un.sun_path` with its closing zero: 108 bytes on Linux, 104 on macOS. */
const MAX_PATH_BYTES = 103

const PRIVATE_FILE = 0o600

/**
 * A unix socket that its owner alone can open, or else a port on loopback. Undefined when neither can be had.
 */
export async function listen(server: Server, where: ListenWhere): Promise<Listening | undefined> {
  if (process.platform !== 'win32') {
    for (const folder of [where.socketFolder, tmpdir(), '/tmp']) {
      const listening = folder === undefined ? undefined : await listenInFolder(server, folder)
      if (listening !== undefined) return listening
    }
  }
  return listenOnPort(server, where)
}

/** Undefined when there can be no socket in this folder. */
async function listenInFolder(server: Server, parent: string): Promise<Listening | undefined> {
  const prefix = join(parent, 'tf-')
  // `mkdtemp` adds six characters.
  if (Buffer.byteLength(prefix) + '123456/s'.length > MAX_PATH_BYTES) return undefined
  const folder = privateFolder(prefix)
  if (folder === undefined) return undefined
  const path = join(folder, 's')
  const cleanUp = () => {
    attempt(() => unlinkSync(path))
    attempt(() => rmdirSync(folder))
  }
  if (await startListening(server, { path })) {
    // The folder's own mode (0700) has kept everybody out until now.
    chmodSync(path, PRIVATE_FILE)
    return { address: { network: 'unix', text: path }, cleanUp }
  }
  cleanUp()
  return undefined
}

function privateFolder(prefix: string): string | undefined {
  try {
    return mkdtempSync(prefix)
  } catch {
    return undefined
  }
}

const LOOPBACK = '127.0.0.1'

async function listenOnPort(
  server: Server,
  { minPort, maxPort }: ListenWhere,
): Promise<Listening | undefined> {
  for (let port = minPort; port <= maxPort; port += 1) {
    if (await startListening(server, { host: LOOPBACK, port })) {
      return {
        address: { network: 'tcp', text: `${LOOPBACK}:${String(port)}` },
        cleanUp: () => undefined,
      }
    }
  }
  return undefined
}

function startListening(server: Server, options: ListenOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = () => {
      resolve(false)
    }
    server.once('error', failed)
    server.listen({ ...options, exclusive: true }, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

/** What is gone already needs no removing. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    return
  }
}
