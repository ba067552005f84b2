import { join } from 'node:path'
import { Client, credentials, Metadata } from '@grpc/grpc-js'
import protobuf from 'protobufjs'
import { createHostIdentity, type HostIdentity } from './host-identity'
import {
  type Handshake,
  parseHandshake,
  type PluginProcess,
  startPlugin,
  terraformEnvironment,
} from './plugin-process'

const PROTO = protobuf.loadSync(join(__dirname, '../tfplugin6.proto')).resolveAll()

export type Answer = Record<string, unknown>

/** A host that speaks to a plugin with gRPC and protobuf libraries of others. */
export class Host {
  readonly client: Client

  constructor(handshake: Handshake, identity: HostIdentity | undefined) {
    this.client = new Client(targetOf(handshake), credentialsOf(handshake, identity), {
      'grpc.ssl_target_name_override': 'localhost',
      'grpc.default_authority': 'localhost',
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
    })
  }

  /** A call of `tfplugin6.Provider`. */
  async ask(name: string, request: object = {}): Promise<Answer> {
    const requestType = PROTO.lookupType(`tfplugin6.${name}.Request`)
    const responseType = PROTO.lookupType(`tfplugin6.${name}.Response`)
    const bytes = requestType.encode(requestType.fromObject(request)).finish()
    const answer = await this.send(`/tfplugin6.Provider/${name}`, Buffer.from(bytes))
    return responseType.toObject(responseType.decode(answer), { longs: Number, enums: String })
  }

  /** Any method, with the bytes of a message. Rejects with gRPC's status. */
  send(path: string, request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(path, same, same, request, new Metadata(), {}, (error, answer) => {
        if (error !== null) reject(error)
        else resolve(answer ?? Buffer.alloc(0))
      })
    })
  }

  close(): void {
    this.client.close()
  }
}

function same(bytes: Buffer): Buffer {
  return bytes
}

function targetOf({ network, address }: Handshake): string {
  return network === 'unix' ? `unix:${address}` : address
}

function credentialsOf({ certificate }: Handshake, identity: HostIdentity | undefined) {
  if (certificate === undefined) return credentials.createInsecure()
  return credentials.createSsl(
    Buffer.from(certificate),
    identity && Buffer.from(identity.key),
    identity && Buffer.from(identity.certificate),
  )
}

export interface Connected {
  readonly host: Host
  readonly plugin: PluginProcess
  readonly handshake: Handshake
  readonly identity: HostIdentity
}

/** Starts the plugin as Terraform does. */
export async function connect(bundle: string, environment: Record<string, string> = {}): Promise<Connected> {
  const identity = createHostIdentity()
  const plugin = await startPlugin(bundle, { ...terraformEnvironment(identity.certificate), ...environment })
  const handshake = parseHandshake(plugin.firstLine)
  return { host: new Host(handshake, identity), plugin, handshake, identity }
}

/** Ends the plugin as Terraform does. */
export async function disconnect({ host, plugin }: Connected): Promise<void> {
  await host.send('/plugin.GRPCController/Shutdown', Buffer.alloc(0)).catch(() => undefined)
  host.close()
  await plugin.ended
}
