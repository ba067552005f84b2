import type { Value } from '../../../framework'
import { defaultConsentMethod } from '../../../rules'
import type { Fact, Facts, Jwk, OAuthClientSpec } from '../../../rules'
import type { PublicKeyModel } from './flatten'
import type { OAuthClientModel } from './schema'

/** What a configuration or a plan says of a client, in the words of the rules; defaults stand in for what is null. */
export function factsOf(model: OAuthClientModel): Facts<OAuthClientSpec> {
  const allowedGrantTypes = texts(model.allowed_grant_types)
  return {
    appType: text(model.app_type, ''),
    clientName: text(model.client_name, ''),
    description: text(model.description, undefined),
    clientUri: text(model.client_uri, undefined),
    logoUri: text(model.logo_uri, undefined),
    redirectUris: texts(model.redirect_uris),
    allowedOrigins: texts(model.allowed_origins),
    allowedScopes: texts(model.allowed_scopes),
    allowedGrantTypes,
    allowedAuthMethods: texts(model.allowed_auth_methods),
    publicKeys: keys(model.public_keys),
    consentMethod:
      model.consent_method.kind === 'null'
        ? mapFact(allowedGrantTypes, defaultConsentMethod)
        : text(model.consent_method, undefined),
    published:
      model.published_at.kind === 'unknown'
        ? { known: false }
        : { known: true, value: model.published_at.kind === 'known' },
  }
}

function text<D extends string | undefined>(value: Value<string>, whenNull: D): Fact<string | D> {
  switch (value.kind) {
    case 'known':
      return { known: true, value: value.value }
    case 'null':
      return { known: true, value: whenNull }
    case 'unknown':
      return { known: false }
  }
}

/** A set with one unknown element may turn out to be anything: the whole is unknown. */
function elements<T>(value: Value<readonly Value<T>[]>): Fact<readonly T[]> {
  if (value.kind === 'unknown') return { known: false }
  if (value.kind === 'null') return { known: true, value: [] }
  const known = value.value.flatMap((element) => (element.kind === 'known' ? [element.value] : []))
  return known.length === value.value.length ? { known: true, value: known } : { known: false }
}

function texts(value: Value<readonly Value<string>[]>): Fact<readonly string[]> {
  return elements(value)
}

function keys(value: Value<readonly Value<PublicKeyModel>[]>): Fact<readonly Jwk[]> {
  const models = elements(value)
  if (!models.known) return models
  if (models.value.some((key) => Object.values(key).some(({ kind }) => kind === 'unknown')))
    return { known: false }
  return {
    known: true,
    value: models.value.map((key) =>
      Object.fromEntries(
        Object.entries(key).flatMap(([member, value]) =>
          value.kind === 'known' ? [[member, value.value]] : [],
        ),
      ),
    ),
  }
}

function mapFact<A, B>(fact: Fact<A>, map: (value: A) => B): Fact<B> {
  return fact.known ? { known: true, value: map(fact.value) } : fact
}
