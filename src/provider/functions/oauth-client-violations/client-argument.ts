import { contentOf, typeOfSchema } from '../../../framework'
import type { DynamicContent } from '../../../framework'
import { nearest } from '../../../rules'
import { CLIENT_ATTRIBUTES } from '../../data-sources/read-attributes'
import { OAUTH_CLIENT_SCHEMA } from '../../resources/oauth-client/schema'
import type { OAuthClientModel } from '../../resources/oauth-client/schema'
import { conform, membersOf } from './conform'

export type ClientArgument =
  | { readonly ok: true; readonly client: OAuthClientModel }
  /** Without a full stop at the end: Terraform makes a sentence of them. */
  | { readonly ok: false; readonly complaints: readonly string[] }

/** A client as somebody has written it, or as the resource or a data source has it; what is absent is null. */
export function clientArgument({ type, value }: DynamicContent): ClientArgument {
  const content = contentOf(value)
  const members = content === undefined ? undefined : membersOf(type, content)
  if (members === undefined) {
    return {
      ok: false,
      complaints: [
        `the client has to be an object with the attributes of a qlikcloud_oauth_client, but is of type ${type.kind}`,
      ],
    }
  }
  const known = new Set([...Object.keys(OAUTH_CLIENT_SCHEMA.attributes), ...Object.keys(CLIENT_ATTRIBUTES)])
  const complaints = [...members.keys()]
    .filter((name) => !known.has(name))
    .map((name) => strange(name, known))
  const conformed = conform(typeOfSchema(OAUTH_CLIENT_SCHEMA), type, value, '', (complaint) => {
    complaints.push(complaint)
  })
  if (complaints.length > 0 || conformed.kind !== 'known') return { ok: false, complaints }
  // By `conform` it has every attribute of the schema, in the schema's types.
  return { ok: true, client: conformed.value as OAuthClientModel }
}

function strange(name: string, known: ReadonlySet<string>): string {
  const near = nearest(name, known)
  const repair =
    near === undefined
      ? `its attributes are ${[...known].sort().join(', ')}`
      : `perhaps ${JSON.stringify(near)} is meant`
  return `a qlikcloud_oauth_client has no attribute ${JSON.stringify(name)}; ${repair}`
}
