import { PAGE_DEFAULT, PAGE_MAX } from '../limits'
import { done, refuse, type Outcome } from '../outcome'
import { decodeCursor, type Cursor } from './cursor'

const SORT_ATTRIBUTES = ['clientId', 'clientName', 'appType', 'tenantId', 'createdAt', 'updatedAt'] as const

export type SortAttribute = (typeof SORT_ATTRIBUTES)[number]

export interface Sort {
  readonly attribute: SortAttribute
  readonly descending: boolean
}

export interface ListQuery {
  readonly filter: string
  readonly limit: number
  readonly sort: Sort
  /** As it was given, to be repeated in links. */
  readonly sortText: string
  readonly cursor?: Cursor
  readonly totalResults: boolean
}

const SORTS: ReadonlyMap<string, Sort> = new Map(
  SORT_ATTRIBUTES.flatMap((attribute): [string, Sort][] => [
    [`+${attribute}`, { attribute, descending: false }],
    [`-${attribute}`, { attribute, descending: true }],
  ]),
)

const DEFAULT_SORT: Sort = { attribute: 'createdAt', descending: false }
const PARAMETERS: ReadonlySet<string> = new Set(['filter', 'limit', 'next', 'prev', 'sort', 'totalResults'])

export function parseListQuery(query: URLSearchParams): Outcome<ListQuery> {
  for (const name of new Set(query.keys())) {
    if (!PARAMETERS.has(name)) return refuse('OAC-BAD-QUERY', `${name} is not a parameter of this call`)
    if (query.getAll(name).length > 1) return refuse('OAC-BAD-QUERY', `${name} was given twice`)
  }
  const limitText = query.get('limit') ?? String(PAGE_DEFAULT)
  const limit = /^\d{1,9}$/.test(limitText) ? Number(limitText) : 0
  if (limit < 1 || limit > PAGE_MAX)
    return refuse('OAC-BAD-QUERY', `limit must be a number from 1 to ${PAGE_MAX}`)

  const sortText = query.get('sort') ?? ''
  const sort = sortText === '' ? DEFAULT_SORT : SORTS.get(sortText)
  if (sort === undefined)
    return refuse('OAC-BAD-QUERY', `sort must be one of ${[...SORTS.keys()].join(', ')}`)

  const total = query.get('totalResults') ?? 'false'
  if (total !== 'true' && total !== 'false')
    return refuse('OAC-BAD-QUERY', 'totalResults must be true or false')

  const base = { filter: query.get('filter') ?? '', limit, sort, sortText, totalResults: total === 'true' }
  const cursor = parseCursor(query, base.filter, sortText)
  if (!cursor.ok) return cursor
  return done(cursor.value === undefined ? base : { ...base, cursor: cursor.value })
}

function parseCursor(query: URLSearchParams, filter: string, sortText: string): Outcome<Cursor | undefined> {
  const next = query.get('next')
  const prev = query.get('prev')
  const text = next ?? prev
  if (text === null) return done(undefined)
  if (next !== null && prev !== null) return refuse('OAC-BAD-QUERY', 'next and prev cannot be used together')
  const cursor = decodeCursor(text)
  const fits = cursor?.filter === filter && cursor.sortText === sortText
  return fits
    ? done(cursor)
    : refuse('OAC-BAD-QUERY', `${next === null ? 'prev' : 'next'} is not a cursor of this list`)
}
