import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { type Purpose, purposes, purposeTitles } from '@simpul/boundary'
import type { TrustAnchors } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'

export interface ExplorerOptions {
  readonly folder: string
  readonly anchors: TrustAnchors
  readonly publicUrl: string
  readonly exampleWorker: string | undefined
}

/** Serves the built pages below `/explorer`, and what they need to know of this hub. */
export async function serveExplorer(
  server: FastifyInstance,
  { folder, anchors, publicUrl, exampleWorker }: ExplorerOptions,
): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`No page in ${folder}. Build the dashboard first: npm run build -w @simpul/dashboard`)
  const headers = securityHeaders(anchors)
  server.get('/explorer/config.json', async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ ...configOf(anchors, publicUrl), exampleWorker }),
  )
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/explorer/',
    index: false,
    setHeaders: (answer) => setAll(answer, headers),
  })
  server.get('/explorer', (_, reply) => reply.sendFile('index.html'))
  server.get('/', (_, reply) => reply.redirect('/explorer'))
}

function setAll(
  answer: { setHeader(name: string, value: string): unknown },
  headers: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value)
}

function configOf(anchors: TrustAnchors, publicUrl: string) {
  return {
    graphql: '/graphql',
    publicUrl,
    issuers: [
      ...anchors.agencies.map(({ id, name, issuer }) => ({ id, name, url: issuer })),
      { id: 'subjects', name: { id: 'Pekerja migran', en: 'Migrant workers' }, url: anchors.subjects.issuer },
    ],
    purposes: purposes.map((value: Purpose) => ({ value, ...purposeTitles[value] })),
  }
}

/** The pages may talk to the hub and to the issuers' addresses, and run only what was built here. */
function securityHeaders(anchors: TrustAnchors): Readonly<Record<string, string>> {
  const issuers = [
    ...new Set(
      [...anchors.agencies.map(({ issuer }) => issuer), anchors.subjects.issuer].map((url) => new URL(url).origin),
    ),
  ]
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${issuers.join(' ')}`,
    `frame-src 'self' ${issuers.join(' ')}`, // a hidden frame renews the sign-in
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}
