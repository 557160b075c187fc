import type { ExplorerConfig } from './config.ts'
import type { Language, Said } from './language.ts'
import type { ProofKeys } from './sign-in/proof-key.ts'
import { requestHeaders } from './sign-in/request-headers.ts'
import type { SignInState } from './sign-in/sign-in.ts'
import { words } from './words.ts'

/** What a request to the hub stands on. */
export interface HubEdges {
  readonly config: Pick<ExplorerConfig, 'publicUrl'>
  readonly keys: Pick<ProofKeys, 'find'>
  readonly asWhom: () => Promise<SignInState>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly now: () => Date
  readonly language: () => Language
}

// The format of `@defer` that the hub speaks, and plain JSON for all other answers.
const accept = 'multipart/mixed; deferSpec=20220824, application/json'

/**
 * A `fetch` for GraphiQL: sends who asks with each request, and turns whatever is not a GraphQL answer into one
 * whose error is a plain sentence.
 */
export function hubFetch(edges: HubEdges): typeof fetch {
  return async (input, init) => {
    const whom = await edges.asWhom()
    if (whom.kind === 'ended') return sentence(words.askAfterEnd, edges)
    const own = whom.kind === 'signed-in' ? await ownHeaders(whom, edges) : {}
    if (!own) return sentence(words.askAfterEnd, edges)
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), accept, ...own }
    const url = input instanceof Request ? input.url : input.toString()
    const response = await edges.fetch(url, { ...init, headers }).catch(() => undefined)
    if (!response) return sentence(words.hubUnreachable, edges)
    return isGraphql(response) ? response : sentence(words.hubTrouble(response.status), edges)
  }
}

async function ownHeaders({ session }: Extract<SignInState, { kind: 'signed-in' }>, { config, keys, now }: HubEdges) {
  const key = await keys.find(session.keyId)
  return key && requestHeaders(session, key, config.publicUrl, now())
}

function isGraphql(response: Response): boolean {
  return /^(multipart\/mixed|application\/(graphql-response\+)?json)/i.test(response.headers.get('content-type') ?? '')
}

function sentence(message: Said, { language }: HubEdges): Response {
  return Response.json({ errors: [{ message: message[language()] }] })
}
