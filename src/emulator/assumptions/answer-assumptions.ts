import type { Assumption } from './assumption'

/** What answers look like, and who gets which. */
export const ANSWER_ASSUMPTIONS = [
  {
    id: 'confirm-delete',
    question: 'Is the header `qlik-confirm-delete` enforced?',
    reading: 'Yes, 400 unless it holds the id.',
    source: 'published schema: required',
  },
  {
    id: 'list-order',
    question: 'Do list values come back in the order in which they were sent?',
    reading: 'No: sorted. They have to be treated as sets.',
    source: 'none',
  },
  {
    id: 'unset-fields',
    question: 'How does a field read that was never set?',
    reading: 'Texts as an empty string, lists not at all.',
    source: 'qlik.dev, OAuth clients API: example answer',
  },
  {
    id: 'consent-in-read',
    question: 'Does reading one client show its consent?',
    reading: 'No; an admin’s list and connection-configs/me do.',
    source: 'published schema: optional',
  },
  {
    id: 'tenant-of-client',
    question: 'Does a client show which tenant it belongs to?',
    reading:
      'No, but a list can be filtered by `tenantId`; only the answer to the creation has it, as `ownerId`.',
    source: 'published schema; example answer on qlik.dev',
  },
  {
    id: 'created-by-type',
    question: 'What is `createdByType` when a machine-to-machine client created the client?',
    reading: '`user`: it acts as its bot user.',
    source: 'none',
  },
  {
    id: 'reduced-view',
    question: 'What do users without the role TenantAdmin see of a client?',
    reading: 'No URIs, origins, keys, secret hints, consent or count.',
    source: 'published schema, the narrowest that fits',
  },
  {
    id: 'admin-power',
    question: 'What may a machine-to-machine client manage?',
    reading: 'Everything when its token has `admin_classic`, else nothing (403), reading consent included.',
    source: 'qlik.dev, scopes: no other scope names OAuth clients',
  },
  {
    id: 'filter-language',
    question: 'How much of SCIM filters is understood?',
    reading:
      'eq, ne, co, sw, ew, pr, and, or, not, parentheses; strings without regard to case. The rest is 400.',
    source: 'RFC 7644 section 3.4.2.2, RFC 7643 section 7',
  },
  {
    id: 'default-sort',
    question: 'In which order are lists without `sort`?',
    reading: 'Oldest first.',
    source: 'none',
  },
  {
    id: 'quota-window',
    question: 'Which calls are counted together?',
    reading:
      'Those of one user and tier within a minute that begins with the first of them, and half the sum of all users’ limits for the tenant. `/oauth/token` counts for the client’s bot user.',
    source: 'qlik.dev, rate limiting',
  },
  {
    id: 'token-errors',
    question: 'How does the token endpoint refuse?',
    reading:
      'With Qlik’s error body; where the grant, scope or request is wrong, also with the `error` of RFC 6749.',
    source: 'live answers in public reports; RFC 6749 section 5.2',
  },
  {
    id: 'assertion-once',
    question: 'Can a client assertion be used twice?',
    reading:
      'No, 401. Its audience may name the token endpoint by https, or by this region’s own http address.',
    source: 'RFC 7523 section 3',
  },
  {
    id: 'disabled-client',
    question: 'What does a disabled client get from the token endpoint?',
    reading: '400, as if it were unknown, once it has proved who it is.',
    source: 'none',
  },
  {
    id: 'token-after-delete',
    question: 'Are tokens good when their client is gone?',
    reading: 'Yes, until they expire or are revoked.',
    source: 'qlik.dev, organisation API: “existing tokens may remain valid until they expire”',
  },
  {
    id: 'error-codes',
    question: 'Which codes do errors of the management API have?',
    reading: 'Codes made up here, which begin with `OAC-`. Do not depend on them.',
    source: 'none are published',
  },
] as const satisfies readonly Assumption[]
