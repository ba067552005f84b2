import type { AttributeRow } from './attribute-row'

export const PUBLICATION_ATTRIBUTES: readonly AttributeRow[] = [
  { name: 'tenant', role: 'setting' },
  { name: 'client_id', role: 'result' },
  { name: 'skip_rules', role: 'access' },
  { name: 'id', role: 'result' },
  { name: 'published_at', role: 'result' },
]
