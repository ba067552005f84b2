/** What the verdicts rest on. `design:` is our own reasoning, said in a few words. */

export const HELP_PAGE =
  'https://help.qlik.com/en-US/cloud-services/Subsystems/Hub/Content/Sense_Hub/Admin/mc-create-oauth-client.htm'
export const API_REFERENCE = 'https://qlik.dev/apis/rest/oauth-clients/'
export const SCOPES_PAGE = 'https://qlik.dev/manage/access-control/scopes/'
export const ACCESS_CONTROL_PAGE = 'https://qlik.dev/manage/access-control/'
export const ANONYMOUS_GUIDE = 'https://qlik.dev/authenticate/oauth/create/create-oauth-client-anonymous/'
export const PRIVATE_KEY_JWT_REFERENCE =
  'https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/'
export const RFC_6749_CLIENT_TYPES = 'https://www.rfc-editor.org/rfc/rfc6749#section-2.1'
export const RFC_6749_REDIRECTION = 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2'
export const RFC_8252_APP_SCHEMES = 'https://www.rfc-editor.org/rfc/rfc8252#section-7.1'
export const RFC_6454_ORIGIN = 'https://www.rfc-editor.org/rfc/rfc6454#section-4'
export const PLAN_FORMAT =
  'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation'
