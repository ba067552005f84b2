import { jsonBody, readNothing } from './api-request'
import type { ConnectionConfig } from './oauth-client'
import { toConnectionConfig } from './paths'
import type { Send } from './session'
import { unless } from './unless'

export async function readConnectionConfig(
  send: Send,
  clientId: string,
  signal: AbortSignal,
): Promise<ConnectionConfig | undefined> {
  const request = toConnectionConfig('GET', clientId)
  return unless(
    ['QLIK_NOT_FOUND'],
    send({ ...request, read: (wire, body) => wire.readConnectionConfig(body) }, signal),
  )
}

export async function patchConnectionConfig(
  send: Send,
  clientId: string,
  consentMethod: 'required' | 'trusted',
  signal: AbortSignal,
): Promise<void> {
  const request = toConnectionConfig('PATCH', clientId)
  await send(
    { ...request, body: (wire) => jsonBody(wire.consentBody(consentMethod)), read: readNothing },
    signal,
  )
}

export async function deleteConnectionConfig(
  send: Send,
  clientId: string,
  signal: AbortSignal,
): Promise<void> {
  const request = toConnectionConfig('DELETE', clientId)
  await unless(['QLIK_NOT_FOUND'], send({ ...request, read: readNothing }, signal))
}
