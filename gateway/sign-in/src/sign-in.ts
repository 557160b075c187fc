import { type DemoPerson, demoPeople } from '@simpul/demo'
import Fastify, { type FastifyInstance } from 'fastify'
import type { SignInConfig } from './config.ts'
import { frontPage } from './front-page.ts'
import { provideHealth } from './health.ts'
import { issuerProvider } from './issuer-provider.ts'
import { ensureSigningKey } from './keys.ts'
import { pageHeaders, plainHeaders, style } from './page.ts'
import { peopleByIssuer } from './people.ts'
import { provideProtocol } from './provider-bridge.ts'
import { guardRequests } from './request-guard.ts'
import { provideSignInPages } from './sign-in-pages.ts'

/** The demonstration's sign-in: an OpenID provider for each issuer, ready to listen or to be injected into. */
export async function createSignIn(
  config: SignInConfig,
  people: readonly DemoPerson[] = demoPeople,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: 'warn' },
    bodyLimit: 16_384,
    requestTimeout: 10_000,
    forceCloseConnections: 'idle',
  })
  const issuers = peopleByIssuer(people)
  guardRequests(app, new URL(config.issuerBase).host)
  provideHealth(app)
  providePublicPages(app, config.issuerBase, [...issuers.keys()])

  for (const [id, itsPeople] of issuers) {
    const provider = issuerProvider({
      issuer: `${config.issuerBase}/${id}`,
      people: itsPeople,
      key: await ensureSigningKey(config.keysFolder, id),
      explorerOrigins: config.explorerOrigins,
    })
    provider.on('server_error', (_, error) => app.log.error({ err: error, issuer: id }, 'The provider failed.'))
    await provideProtocol(app, provider)
    await provideSignInPages(app, { id, provider, people: itsPeople })
  }
  return app
}

function providePublicPages(app: FastifyInstance, issuerBase: string, issuers: readonly string[]): void {
  app.get('/', (_, reply) => reply.headers(pageHeaders()).send(frontPage(issuerBase, issuers)))
  app.get('/style.css', (_, reply) =>
    reply
      .headers({ ...plainHeaders, 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' })
      .send(style),
  )
}
