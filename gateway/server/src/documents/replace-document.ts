import type { FastifyRequest } from 'fastify'
import type { AskedDocument, ResolveDocument } from './resolve-document.ts'

/**
 * Puts the text of the document that a request asks where the server reads it, in a body or in the address of a GET, and
 * takes away what named it. Requests of a form that cannot be read stay as they are: the server refuses them.
 */
export function replaceDocument(request: FastifyRequest, bucket: string, resolve: ResolveDocument): void {
  if (request.method === 'GET') replaceInAddress(request, bucket, resolve)
  else if (isRecord(request.body)) replaceInBody(request.body, bucket, resolve)
}

function replaceInBody(body: Record<string, unknown>, bucket: string, resolve: ResolveDocument): void {
  const query = resolve(body, bucket)
  if (query === undefined) return
  body.query = query
  if (isRecord(body.extensions)) delete body.extensions.persistedQuery
}

function replaceInAddress(request: FastifyRequest, bucket: string, resolve: ResolveDocument): void {
  const address = new URL(request.url, 'http://hub')
  const parameters = address.searchParams
  const extensions = recordOf(parameters.get('extensions'))
  const asked: AskedDocument = {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    id: parameters.get('id'),
    extensions,
  }
  const query = resolve(asked, bucket)
  if (query === undefined) return
  parameters.set('query', query)
  if (extensions !== undefined) {
    delete extensions.persistedQuery
    parameters.set('extensions', JSON.stringify(extensions))
  }
  request.raw.url = `${address.pathname}${address.search}`
}

function recordOf(json: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = json === null ? undefined : JSON.parse(json)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined // the server says so
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
