import type { AttributeRow } from './attribute-row'
import { CLIENT_ATTRIBUTES } from './client-attributes'
import { PUBLICATION_ATTRIBUTES } from './publication-attributes'
import { SECRET_ATTRIBUTES } from './secret-attributes'

/** The resources that can be judged, with what to call one of them. */
export const RESOURCE_NOUNS = {
  qlikcloud_oauth_client: 'client',
  qlikcloud_oauth_client_secret: 'client secret',
  qlikcloud_oauth_client_publication: 'publication',
} as const

export type ResourceType = keyof typeof RESOURCE_NOUNS

/** The types of these resources. */
// The members of the object above, and no others.
export const RESOURCE_TYPES = Object.keys(RESOURCE_NOUNS) as readonly ResourceType[]

/** Attributes of each resource. */
export const ATTRIBUTES: Readonly<Record<ResourceType, readonly AttributeRow[]>> = {
  qlikcloud_oauth_client: CLIENT_ATTRIBUTES,
  qlikcloud_oauth_client_secret: SECRET_ATTRIBUTES,
  qlikcloud_oauth_client_publication: PUBLICATION_ATTRIBUTES,
}

const BY_NAME = Object.fromEntries(
  Object.entries(ATTRIBUTES).map(([type, rows]) => [type, new Map(rows.map((row) => [row.name, row]))]),
)

/** Whether rules know this resource; the provider may have become richer than this version. */
export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(RESOURCE_NOUNS, type)
}

/** The row of an attribute; nothing for one that this version does not know. */
export function attributeNamed(type: ResourceType, name: string): AttributeRow | undefined {
  return BY_NAME[type]?.get(name)
}

/** Attributes of this provider whose values are never shown, those of the provider block among them. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(ATTRIBUTES).flatMap((rows) => rows.flatMap(({ name, secret }) => (secret ? [name] : []))),
  ...['access_token', 'api_key', 'private_key'],
])
