import type { Issuer } from '../config.ts'
import {
  type AuthorizationRequest,
  authorizationUrl,
  type PendingSignIn,
  pendingSignIn,
  readAnswer,
} from './authorization.ts'
import { discover, exchange, type Reach } from './issuer.ts'
import { type ProofKey, type ProofKeys, thumbprint } from './proof-key.ts'
import { type Session, sessionOf } from './session.ts'

/** Why a sign-in did not succeed, or came to its end. */
export type SignInProblem = 'ISSUER_UNREACHABLE' | 'REFUSED' | 'FOREIGN_ANSWER' | 'NO_TOKEN' | 'ENDED' | 'SOMEBODY_ELSE'

/** A session, or why there is none. */
export type Outcome =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'problem'; readonly problem: SignInProblem }

/** What it takes to obtain a session: the edges of the page, passed in. */
export interface SessionEdges extends Reach {
  readonly keys: ProofKeys
  readonly redirectUri: string
  /** Asks an issuer without leaving the page; undefined when it does not answer. */
  readonly askSilently: (url: URL) => Promise<URLSearchParams | undefined>
}

/** The address to ask `issuer` at, and what its answer will be checked against. */
export async function asking(
  issuer: Issuer,
  key: ProofKey,
  prompt: AuthorizationRequest['prompt'],
  edges: SessionEdges,
): Promise<{ readonly pending: PendingSignIn; readonly url: URL }> {
  const { authorization_endpoint: endpoint } = await discover(issuer, edges)
  const pending = pendingSignIn(issuer.id, key.id)
  const request = { endpoint, prompt, redirectUri: edges.redirectUri, jkt: await thumbprint(key) }
  return { pending, url: await authorizationUrl(pending, request) }
}

/** Turns an issuer's answer into a session. */
export async function sessionFromAnswer(
  answer: URLSearchParams,
  pending: PendingSignIn,
  issuer: Issuer | undefined,
  edges: SessionEdges,
): Promise<Outcome> {
  const key = await edges.keys.find(pending.keyId)
  if (!issuer || !key) return problem('FOREIGN_ANSWER')
  const read = readAnswer(answer, pending, issuer.url)
  if (read.kind === 'foreign') return problem('FOREIGN_ANSWER')
  if (read.kind === 'refused') return problem('REFUSED')
  try {
    const asked = Date.now()
    const what = { code: read.code, pending, key, redirectUri: edges.redirectUri }
    const tokens = await exchange(await discover(issuer, edges), what, edges)
    return { kind: 'session', session: sessionOf(tokens, pending, issuer.url, asked) }
  } catch {
    return problem('NO_TOKEN')
  }
}

/** Obtains a new session for the same person and key without showing anything. */
export async function silentSession(
  earlier: Session,
  issuer: Issuer | undefined,
  edges: SessionEdges,
): Promise<Outcome> {
  const key = await edges.keys.find(earlier.keyId)
  if (!issuer || !key) return problem('ENDED')
  try {
    const { pending, url } = await asking(issuer, key, 'none', edges)
    const answer = await edges.askSilently(url)
    if (!answer) return problem('ENDED')
    const outcome = await sessionFromAnswer(answer, pending, issuer, edges)
    if (outcome.kind === 'problem') return problem(outcome.problem === 'REFUSED' ? 'ENDED' : outcome.problem)
    return outcome.session.subject === earlier.subject ? outcome : problem('SOMEBODY_ELSE')
  } catch {
    return problem('ISSUER_UNREACHABLE')
  }
}

function problem(of: SignInProblem): Outcome {
  return { kind: 'problem', problem: of }
}
