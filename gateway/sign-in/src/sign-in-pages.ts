import type { FastifyInstance, FastifyReply } from 'fastify'
import type Provider from 'oidc-provider'
import { errors, type InteractionResults } from 'oidc-provider'
import { z } from 'zod'
import { errorPage } from './error-page.ts'
import { pageHeaders } from './page.ts'
import type { IssuerPeople } from './people.ts'
import { signInPage } from './sign-in-page.ts'

/** One issuer, for its pages. */
export interface SignInPagesOptions {
  readonly id: string
  readonly provider: Provider
  readonly people: IssuerPeople
}

const answers = z.union([z.object({ person: z.string() }), z.object({ cancel: z.literal('yes') })])

/** The issuer's two steps for people: the page that asks who they are, and its form. */
export async function provideSignInPages(
  app: FastifyInstance,
  { id, provider, people }: SignInPagesOptions,
): Promise<void> {
  const action = (uid: string) => `/${id}/sign-in/${uid}`

  await app.register(async (scope) => {
    readForms(scope)

    scope.get<{ Params: { uid: string } }>(`/${id}/sign-in/:uid`, async ({ raw, params: { uid } }, reply) => {
      const { params, uid: current } = await provider.interactionDetails(raw, reply.raw)
      if (uid !== current) throw new errors.SessionNotFound('this sign-in is not the one under way')
      const client = await provider.Client.find(String(params.client_id))
      const body = signInPage({
        issuer: id,
        people: people.values(),
        client: client?.clientName ?? '',
        action: action(uid),
      })
      // Browsers hold a form's redirects to `form-action` too, up to the program that receives the code.
      return reply.headers(pageHeaders(["'self'", new URL(String(params.redirect_uri)).origin])).send(body)
    })

    scope.post<{ Params: { uid: string } }>(`/${id}/sign-in/:uid`, async (request, reply) => {
      if (!comesFromOurPage(request.headers, new URL(provider.issuer).origin))
        return refuse(reply, 403, 'access_denied', 'the form was sent from another site')
      const answer = answers.safeParse(request.body)
      if (!answer.success) return refuse(reply, 400, 'invalid_request', 'the form names nobody')
      if ('person' in answer.data && !people.has(answer.data.person))
        return refuse(reply, 400, 'invalid_request', 'the form names somebody unknown to this issuer')
      await leaveOldSession(provider, request.raw, reply.raw)
      const returnTo = await provider.interactionResult(request.raw, reply.raw, resultOf(answer.data))
      return reply.headers(pageHeaders()).redirect(returnTo, 303)
    })

    scope.setErrorHandler((error, _, reply) => {
      if (!(error instanceof errors.OIDCProviderError)) throw error
      return refuse(reply, error.statusCode, error.error, error.error_description)
    })
  })
}

function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

function resultOf(answer: z.infer<typeof answers>): InteractionResults {
  if ('person' in answer) return { login: { accountId: answer.person } }
  return { error: 'access_denied', error_description: 'the person left the sign-in page' }
}

/** Somebody who signs in again may do so as another person; the old session ends first, so that nothing of it stays. */
async function leaveOldSession(
  provider: Provider,
  ...[request, response]: Parameters<Provider['interactionDetails']>
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response)
  if (!interaction.session) return
  const session = await provider.Session.findByUid(interaction.session.uid)
  await session?.destroy()
  delete interaction.session
  await interaction.persist()
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

function comesFromOurPage(headers: Headers, origin: string): boolean {
  const site = headers['sec-fetch-site']
  return (headers.origin === undefined || headers.origin === origin) && (site === undefined || site === 'same-origin')
}

function refuse(reply: FastifyReply, status: number, code: string, description?: string): FastifyReply {
  return reply.code(status).headers(pageHeaders()).send(errorPage(code, description))
}
