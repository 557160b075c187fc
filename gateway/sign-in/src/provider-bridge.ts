import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { errorPage } from './error-page.ts'
import { pageHeaders, plainHeaders } from './page.ts'

/** Public documents: whatever name a service reaches this process by, it may read them. */
const documents = ['/jwks', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']

/** Serves the provider's protocol below the issuer's path, and no other route of the provider. */
export async function provideProtocol(app: FastifyInstance, provider: Provider): Promise<void> {
  const { pathname: path } = new URL(provider.issuer)
  const answer = bridge(provider, path)
  await app.register(async (scope) => {
    // The provider reads the body itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    for (const document of documents)
      scope.route({ method: ['GET', 'OPTIONS'], url: path + document, handler: answer, config: { anyHost: true } })
    scope.route({ method: ['POST', 'OPTIONS'], url: `${path}/token`, handler: answer })
    scope.get(`${path}/auth`, { preHandler: refuseOtherModes }, answer)
    scope.get(`${path}/auth/:uid`, answer)
  })
}

/** The provider's other modes answer with a page that runs a script, or in a fragment; the answer is a redirect here. */
async function refuseOtherModes(
  { query }: FastifyRequest<{ Querystring: { response_mode?: unknown } }>,
  reply: FastifyReply,
) {
  if (query.response_mode === undefined || query.response_mode === 'query') return
  return reply
    .code(400)
    .headers(pageHeaders())
    .send(errorPage('unsupported_response_mode', 'the code is given by a redirect'))
}

function bridge(provider: Provider, path: string): (request: FastifyRequest, reply: FastifyReply) => void {
  const callback = provider.callback()
  const { host, protocol } = new URL(provider.issuer)
  return ({ raw }, reply) => {
    const url = raw.url ?? '/'
    if (!url.startsWith(`${path}/`)) return reply.callNotFound()
    // The provider builds addresses from these; they follow the issuer's, never what a client sent.
    delete raw.headers['x-forwarded-host']
    delete raw.headers['x-forwarded-for']
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    raw.headers.host = host
    Object.assign(raw, { originalUrl: url, url: url.slice(path.length) })
    for (const [name, value] of Object.entries(plainHeaders)) reply.raw.setHeader(name, value)
    reply.hijack()
    void callback(raw, reply.raw)
  }
}
