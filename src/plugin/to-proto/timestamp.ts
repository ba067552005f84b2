import type { Sent } from '../protobuf/message'
import type { TIMESTAMP } from '../tfplugin6/ephemeral-resource'

/** From milliseconds since 1970. */
export function toTimestamp(milliseconds: number | undefined): Sent<typeof TIMESTAMP> | undefined {
  if (milliseconds === undefined) return undefined
  const seconds = Math.floor(milliseconds / 1000)
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1_000_000) }
}
