import { HubError } from '@simpul/serving'
import { hashOf, type PersistedQueries } from './persisted-queries.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** The part of a request that says which document it asks: the text, or what names it. Nothing of it has been checked. */
export interface AskedDocument {
  readonly query?: unknown
  readonly documentId?: unknown
  readonly id?: unknown
  readonly extensions?: unknown
}

/** The text to run; undefined where the request names no document, which is for the server to say. */
export type ResolveDocument = (asked: AskedDocument, bucket: string) => string | undefined

export interface DocumentSources {
  readonly trusted: TrustedDocuments | undefined
  /** Refuses every document that is not in the list of the trusted ones, introspection too. */
  readonly onlyTrusted: boolean
  readonly persisted: PersistedQueries
}

/**
 * Finds the document of a request: by the id of a trusted document (as a hash, which is how Apollo Client sends it, as
 * `documentId` or as `id`), by the hash of one that was stored in the caller's bucket before, or as it stands. A text
 * that comes with its hash is stored. Throws a `HubError`: `PERSISTED_QUERY_NOT_FOUND` for a hash that is not stored, upon
 * which clients send the text; `PERSISTED_QUERY_NOT_IN_LIST`; `BAD_INPUT` for a hash that is another text's.
 */
export function documentResolver({ trusted, onlyTrusted, persisted }: DocumentSources): ResolveDocument {
  return (asked, bucket) => {
    const query = typeof asked.query === 'string' && asked.query !== '' ? asked.query : undefined
    const hash = hashIn(asked.extensions)
    const ids = [hash, asked.documentId, asked.id].filter((id): id is string => typeof id === 'string')
    for (const id of ids) {
      const found = trusted?.find(id)
      if (found !== undefined) return sameText(found, query)
    }
    if (onlyTrusted) {
      if (query === undefined && ids.length === 0) return undefined
      if (query === undefined || trusted?.has(query) !== true) throw notInList()
      return query
    }
    if (hash !== undefined) return persistedText(hash, query, bucket)
    if (query === undefined && ids.length > 0) throw notInList()
    return query
  }

  function persistedText(hash: string, query: string | undefined, bucket: string): string {
    if (query === undefined) {
      const found = persisted.find(bucket, hash)
      if (found === undefined) throw new HubError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
      return found
    }
    if (hashOf(query) !== hash) throw new HubError('BAD_INPUT', 'The hash is not the SHA-256 of the query beside it.')
    persisted.store(bucket, hash, query)
    return query
  }
}

/** The hash in `extensions.persistedQuery`. */
function hashIn(extensions: unknown): string | undefined {
  const persisted = memberOf(extensions, 'persistedQuery')
  if (persisted === undefined || persisted === null) return undefined
  const hash = memberOf(persisted, 'sha256Hash')
  if (memberOf(persisted, 'version') === 1 && typeof hash === 'string') return hash
  throw new HubError('BAD_INPUT', '`extensions.persistedQuery` is `{ "version": 1, "sha256Hash": … }`.')
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

function sameText(found: string, query: string | undefined): string {
  if (query === undefined || query === found) return found
  throw new HubError('BAD_INPUT', 'The query is not the one that the list of trusted documents has under this id.')
}

function notInList(): HubError {
  return new HubError(
    'PERSISTED_QUERY_NOT_IN_LIST',
    'This document is not in the list of trusted documents of this hub. Ask the operator to add it.',
  )
}
