import type { Log, LogLevel } from '../../framework'
import { LEVELS } from './level'

export interface LogOptions {
  /** Undefined: nothing is written. */
  readonly level: LogLevel | undefined
  readonly module: string
  /** The only fields that are written, so that a secret can't slip in with a new one. */
  readonly fields: readonly string[]
  readonly now: () => number
  readonly write: (line: string) => void
}

/** Lines as go-hclog writes them, which Terraform shows at their level: https://github.com/hashicorp/go-hclog */
export function createLog({ level: threshold, module, fields: allowed, now, write }: LogOptions): Log {
  if (threshold === undefined) return () => undefined
  const lowest = LEVELS.indexOf(threshold)
  return (level, message, fields = {}) => {
    if (LEVELS.indexOf(level) < lowest) return
    const shown = allowed.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]])
    write(
      `${JSON.stringify({
        ...Object.fromEntries(shown),
        '@level': level,
        '@message': message,
        '@module': module,
        '@timestamp': microseconds(now()),
      })}\n`,
    )
  }
}

/** RFC 3339 with the six digits that go-hclog parses. */
function microseconds(now: number): string {
  return new Date(now).toISOString().replace('Z', '000Z')
}
