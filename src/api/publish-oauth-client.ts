import { toClient } from './paths'
import { readSingle } from './read-oauth-client'
import { sendOnce } from './send-once'
import type { Send } from './session'

/** Publishes; when the answer is lost, the client itself tells whether it was. */
export async function publishOAuthClient(
  send: Send,
  clientId: string,
  signal: AbortSignal,
  pause: (signal: AbortSignal) => Promise<void>,
): Promise<{ readonly publishedAt: string }> {
  const request = toClient('POST', clientId, '/actions/publish')
  const publishedAt = await sendOnce<string>({
    send: () => send({ ...request, read: (wire, body) => wire.readPublished(body) }, signal),
    look: async () => {
      const value = (await readSingle(send, clientId, signal))?.publishedAt
      return value === undefined ? { kind: 'nothing' } : { kind: 'found', value }
    },
    pause: () => pause(signal),
    undecided: (lost) => lost,
  })
  return { publishedAt }
}
