import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, EmbeddedJWK, jwtVerify } from 'jose'

/** One question as it came to the stand-in of an agency's kit. */
export interface ReceivedQuestion {
  readonly operation: string
  readonly input: unknown
  readonly person: unknown
  readonly purpose: unknown
  readonly role: unknown
  /** Of the key that the token is bound to. */
  readonly keyThumbprint: string
}

/** What an operation answers: an object, or a status with one. */
export type StubAnswer = object | { readonly status: number; readonly body: object }

/** A stand-in for the doors of one agency's kit, and for the gateway, which verifies token and proof as RFC 9449 says. */
export interface StubKit {
  readonly app: FastifyInstance
  readonly received: ReceivedQuestion[]
  /** What it answers from now on, by operation and by path. */
  readonly answers: Map<string, StubAnswer | ((input: unknown) => StubAnswer)>
}

/** Makes the stand-in; `publicUrl` is what proofs must name. */
export function stubKit(publicUrl: () => string): StubKit {
  const app = Fastify()
  const received: ReceivedQuestion[] = []
  const answers: StubKit['answers'] = new Map()
  const answerTo = (name: string, input: unknown): { readonly status: number; readonly body: object } => {
    const found = answers.get(name) ?? {
      status: 404,
      body: { error: { code: 'NOT_FOUND', message: 'There is no such operation.' } },
    }
    const answer = typeof found === 'function' ? found(input) : found
    return 'status' in answer &&
      'body' in answer &&
      typeof answer.status === 'number' &&
      typeof answer.body === 'object'
      ? { status: answer.status, body: answer.body }
      : { status: 200, body: answer }
  }
  app.post<{ Params: { operation: string } }>('/agency/:operation', async (request, reply) => {
    const { operation } = request.params
    const url = `${publicUrl()}/agency/${operation}`
    const question = { operation, input: request.body, ...(await callerOf(request, url)) }
    received.push(question)
    const { status, body } = answerTo(operation, request.body)
    return reply.status(status).send(body)
  })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.post('/files', async (request, reply) => {
    const question = { operation: 'files', input: request.body, ...(await callerOf(request, `${publicUrl()}/files`)) }
    received.push(question)
    const { status, body } = answerTo('/files', request.body)
    return reply.status(status).send(body)
  })
  app.post('/graphql', async (request, reply) => {
    const question = {
      operation: 'graphql',
      input: request.body,
      ...(await callerOf(request, `${publicUrl()}/graphql`)),
    }
    received.push(question)
    const { status, body } = answerTo('/graphql', request.body)
    return reply.status(status).send(body)
  })
  for (const path of ['/readyz', '/register/entries'])
    app.get(path, (request, reply) => {
      const { status, body } = answerTo(path, request.query)
      return reply.status(status).send(body)
    })
  return { app, received, answers }
}

async function callerOf({ headers }: FastifyRequest, url: string) {
  const [scheme, token = ''] = String(headers.authorization).split(' ')
  const issuer = String(decodeJwt(token).iss)
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'urn:simpul:hub', typ: 'at+jwt' })
  const proof = await jwtVerify(String(headers.dpop), EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 })
  const { htm, htu, ath } = proof.payload
  const jkt = await calculateJwkThumbprint(proof.protectedHeader.jwk ?? {})
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  const shown = { scheme, htm, htu, ath, cnf: payload.cnf }
  assert.deepEqual(shown, { scheme: 'DPoP', htm: 'POST', htu: url, ath: tokenHash, cnf: { jkt } })
  return {
    person: payload.sub,
    purpose: headers['x-simpul-purpose'],
    role: headers['x-simpul-role'],
    keyThumbprint: jkt,
  }
}
