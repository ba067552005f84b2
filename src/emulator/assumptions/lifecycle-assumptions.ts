import type { Assumption } from './assumption'

/** How clients change, are shared, and go. */
export const LIFECYCLE_ASSUMPTIONS = [
  {
    id: 'patch-absent',
    question: 'May `replace` and `remove` name a list that the client does not have?',
    reading: 'No, 400; `add` sets a list whether it is there or not. A list is there when reads show it.',
    source: 'RFC 6902 sections 4.2 and 4.3',
  },
  {
    id: 'patch-atomic',
    question: 'Is a patch with one bad operation carried out in part?',
    reading: 'No.',
    source: 'RFC 5789 section 2',
  },
  {
    id: 'secret-method-added',
    question: 'When does a patch make a secret?',
    reading:
      'When `client_secret` becomes an allowed method and there is no secret: 202 with the value, without the hint.',
    source: 'published schema',
  },
  {
    id: 'secret-method-removed',
    question: 'What becomes of the secrets when `client_secret` is no longer allowed?',
    reading: 'They are deleted.',
    source: 'none',
  },
  {
    id: 'region-client',
    question: 'How does a client of the region log in at a tenant?',
    reading:
      "Like a client of the tenant, with the same id and secret at every one; it acts as a bot user there, and is in no tenant's list.",
    source: 'qlik.dev, OAuth overview; create a tenant: a token for each tenant',
  },
  {
    id: 'secret-hint',
    question: 'Which part of a secret is its hint?',
    reading: 'None: it is five other characters.',
    source: 'published schema: at most five characters, no more said',
  },
  {
    id: 'publish-trusted',
    question: 'Can a client with trusted consent be published?',
    reading: 'No, 400.',
    source: 'help page on OAuth clients: trusted is for clients that are not published',
  },
  {
    id: 'publish-machine',
    question:
      'Can a client with a machine-to-machine grant type be published, or a published client get one?',
    reading: 'No, 400.',
    source: 'help page on OAuth clients: machine-to-machine needs trusted, published is always required',
  },
  {
    id: 'publish-twice',
    question: 'Can a published client be published again?',
    reading: 'No, 400.',
    source: 'none',
  },
  {
    id: 'trust-published',
    question: 'Can the consent of a published client be set to trusted, in any tenant?',
    reading: 'No, 400.',
    source: 'help page on OAuth clients: always required',
  },
  {
    id: 'machine-consent',
    question: 'Can the consent of a machine-to-machine client be set to required?',
    reading: 'Yes, and then it gets no more tokens.',
    source: 'help page on OAuth clients',
  },
  {
    id: 'foreign-visibility',
    question: 'When does another tenant see a published client, and what can it do with it?',
    reading: 'After its approval; before it, 404. Changing, publishing, deleting and secrets are 403 there.',
    source: 'help page on OAuth clients: “When approved, the new OAuth client is shown”',
  },
  {
    id: 'approval-by-patch',
    question: 'Can another tenant approve a published client through the API?',
    reading: 'Yes: by setting its consent (connection-configs/me) to required.',
    source: 'none; the console’s way is a first login by a tenant admin',
  },
  {
    id: 'deleted-by-owner',
    question: 'What do other tenants see once the owner has deleted a published client?',
    reading:
      'The client with `deletedAt`, and `deletedByOwner` in its connection config, until they drop it.',
    source: 'published schema',
  },
  {
    id: 'own-connection',
    question: 'Can a tenant delete the connection config of its own client?',
    reading: 'No, 400.',
    source: 'qlik.dev: the call is for another tenant’s client',
  },
  {
    id: 'read-after-delete',
    question: 'What does reading a deleted client answer in its own tenant?',
    reading: '404.',
    source: 'published schema',
  },
] as const satisfies readonly Assumption[]
