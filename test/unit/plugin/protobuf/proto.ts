import { join } from 'node:path'
import protobuf from 'protobufjs'

/** The protocol as another library reads it. */
export const PROTO = protobuf.loadSync(join(__dirname, '../../../protocol/tfplugin6.proto')).resolveAll()

export function protoType(name: string): protobuf.Type {
  return PROTO.lookupType(`tfplugin6.${name}`)
}
