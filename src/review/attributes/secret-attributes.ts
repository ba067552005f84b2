import type { AttributeRow } from './attribute-row'

export const SECRET_ATTRIBUTES: readonly AttributeRow[] = [
  { name: 'tenant', role: 'access' },
  { name: 'client_id', role: 'result' },
  { name: 'recipient_public_key', role: 'access' },
  { name: 'skip_rules', role: 'access' },
  { name: 'rotation', role: 'setting' },
  { name: 'keepers', role: 'setting' },
  { name: 'id', role: 'result' },
  { name: 'secret', role: 'result', secret: true },
  { name: 'encrypted_secret', role: 'result', secret: true },
  { name: 'hint', role: 'result' },
  { name: 'created_at', role: 'result' },
  { name: 'created_by', role: 'result' },
  { name: 'rotates_at', role: 'result' },
  { name: 'previous_hint', role: 'result' },
  { name: 'previous_created_at', role: 'result' },
  { name: 'previous_expires_at', role: 'result' },
]
