import { Readable } from 'node:stream'
import type { AgencyCaller, BoundaryRules } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerRefusal } from '../doors/door-error.ts'
import { staffEntrance } from '../doors/staff-door.ts'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { OpenContext } from '../server/open-context.ts'
import type { SubgraphServices } from '../server/services.ts'
import { type FileLink, fileLinks } from './file-link.ts'
import type { FileServices } from './file-services.ts'
import { type FileFacts, tooLarge } from './inspected-file.ts'
import { mediaTypes } from './media-type.ts'
import { linkOpens } from './open-link.ts'
import { receiveFile } from './receive-file.ts'
import { openBytes } from './sealed-bytes.ts'

export interface ServeFilesOptions {
  readonly rules: BoundaryRules
  readonly services: SubgraphServices
  readonly files: FileServices
  readonly openContext: OpenContext
}

/** `POST /files` for the agency's own people, and `GET /files/<link>` for whoever was given a link. */
export function serveFiles(server: FastifyInstance, options: ServeFilesOptions): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
    takeFiles(scope, options)
    giveFiles(scope, options)
  })
}

const senders: readonly string[] = ['OFFICER', 'CASEWORKER', 'SUPERVISOR']

function takeFiles(server: FastifyInstance, { rules, services, files }: ServeFilesOptions): void {
  const authenticate = staffEntrance(rules.agency.id, services)('/files')
  const callers = new WeakMap<FastifyRequest, AgencyCaller>()
  server.route({
    method: 'POST',
    url: '/files',
    errorHandler: answerRefusal,
    // before a byte of the body is read
    onRequest: async (request, reply) => {
      void reply.header('cache-control', 'private, no-store')
      const { caller } = await authenticate(request)
      refuseRole(caller)
      if (Number(request.headers['content-length'] ?? 0) > files.mostBytes) throw tooLarge(files.mostBytes)
      callers.set(request, caller)
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (caller === undefined) throw new HubError('UNAUTHENTICATED', 'The request was not authenticated.')
      const { agency, person } = caller
      const declared = request.headers['content-type']
      const sent = { agency, person, declared, bytes: bodyOf(request) }
      const file = await receiveFile(files, services.database, sent)
      void reply.status(201)
      return { file }
    },
  })
}

function refuseRole({ role }: AgencyCaller): void {
  if (senders.includes(role)) return
  throw new HubError('NOT_ALLOWED', `Files are sent by ${senders.join(', ')}; this request acts as ${role}.`)
}

/** The body as it comes. Nothing that was sent is an empty file, which is refused as no file at all. */
function bodyOf({ body }: FastifyRequest): AsyncIterable<Buffer> {
  return body instanceof Readable ? body : Readable.from([])
}

/** One answer to whatever does not open, so that it tells nothing of why, nor of what there is. */
const nothing = { error: { code: 'NOT_FOUND', message: 'There is no file here, or the link to it is over.' } } as const

function giveFiles(server: FastifyInstance, { rules, services, files, openContext }: ServeFilesOptions): void {
  const { database, clock, cursorSecret } = services
  const links = fileLinks(cursorSecret, rules.agency.id)
  server.route({
    method: 'GET',
    url: '/files/*',
    exposeHeadRoute: false, // a HEAD would use the link up
    errorHandler: answerRefusal,
    handler: async (request, reply) => {
      const link = links.read(sealedIn(request), clock())
      const file = link === undefined ? undefined : await opened(link, { database, files, openContext })
      sendHeaders(reply, file)
      return reply.send(file?.bytes ?? nothing)
    },
  })
}

function sealedIn({ params }: FastifyRequest): string {
  return (params as { readonly '*': string })['*']
}

interface OpenedFile extends Pick<FileFacts, 'mediaType' | 'size'> {
  readonly bytes: Readable
}

type Opening = Pick<ServeFilesOptions, 'files' | 'openContext'> & { readonly database: AgencyDatabase }

async function opened(link: FileLink, { database, files, openContext }: Opening): Promise<OpenedFile | undefined> {
  if (!(await linkOpens(link, openContext))) return undefined
  const { fileId } = link.place
  const [facts] = await database.own.query<FileFacts[]>(
    `select media_type as "mediaType", size from stored_file where id = $1 and replaced_at is null`,
    [fileId],
  )
  if (facts === undefined || !(await isFirstUse(database, link))) return undefined
  const sealed = await files.store.get(fileId)
  if (sealed === undefined) throw new Error(`The store does not have the file ${fileId}, which a row shows.`)
  return { ...facts, bytes: Readable.from(openBytes(files.key, fileId, sealed)) }
}

/** Kept in the database, so that a second process of the agency, or a new one, does not let a link in again. */
async function isFirstUse({ own }: AgencyDatabase, { id, until }: FileLink): Promise<boolean> {
  const used = await own.query<unknown[]>(
    'insert into used_file_link (id, until) values ($1, $2) on conflict do nothing returning id',
    [id, until],
  )
  return used.length > 0
}

/** Nobody keeps the answer, frames it, or takes it for a page of this address. */
function sendHeaders(reply: FastifyReply, file: OpenedFile | undefined): void {
  void reply.headers({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
  })
  if (file === undefined) void reply.status(404)
  else
    void reply.headers({
      'content-type': file.mediaType,
      'content-length': file.size,
      'content-disposition': `attachment; filename="document.${mediaTypes[file.mediaType]}"`,
    })
}
