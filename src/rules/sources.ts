/** Where Qlik, or a standard, states what the rules say. */

export const HELP_PAGE =
  'https://help.qlik.com/en-US/cloud-services/Subsystems/Hub/Content/Sense_Hub/Admin/mc-create-oauth-client.htm'
export const API_REFERENCE = 'https://qlik.dev/apis/rest/oauth-clients/'
export const ORGANISATION_API_REFERENCE = 'https://qlik.dev/apis/org-rest/oauth-clients/'
export const SCOPES_PAGE = 'https://qlik.dev/manage/access-control/scopes/'
export const OAUTH_OVERVIEW = 'https://qlik.dev/authenticate/oauth/'
export const IMPERSONATION_GUIDE =
  'https://qlik.dev/authenticate/oauth/create/create-oauth-client-m2m-impersonation/'
export const ANONYMOUS_GUIDE = 'https://qlik.dev/authenticate/oauth/create/create-oauth-client-anonymous/'
export const PRIVATE_KEY_JWT_REFERENCE =
  'https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/'
export const GUIDING_PRINCIPLES = 'https://qlik.dev/authenticate/oauth/guiding-principles/'
export const RFC_6749_SCOPE = 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3'
export const RFC_6749_REFRESH = 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4.3'
export const RFC_6749_REDIRECTION = 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2'
export const RFC_7517_KEY_ID = 'https://www.rfc-editor.org/rfc/rfc7517#section-4.5'
export const RFC_7517_KEY_USE = 'https://www.rfc-editor.org/rfc/rfc7517#section-4.2'
export const RFC_7518_KEY_TYPES = 'https://www.rfc-editor.org/rfc/rfc7518#section-6.1'
export const RFC_7518_RSA_SIZE = 'https://www.rfc-editor.org/rfc/rfc7518#section-4.3'
export const RFC_7518_PRIVATE_MEMBERS = 'https://www.rfc-editor.org/rfc/rfc7518#section-6'
export const RFC_6454_ORIGIN = 'https://www.rfc-editor.org/rfc/rfc6454#section-4'
