import { HubError, parseJson } from '@simpul/serving'
import { peerSigner } from '@simpul/trust'
import { z } from 'zod'
import type { SubgraphServices } from '../server/services.ts'

/** How long another agency may take to answer, and how much it may say. */
const answerMilliseconds = 5_000
const answerBytes = 4 * 1024 * 1024

/** What goes to another agency's peer door. With an `id` it is told, and heard once; without, it is asked. */
export interface PeerLetter {
  readonly agency: string
  readonly message: string
  readonly input: unknown
  readonly id?: string
}

/** What the other agency made of it: its answer, or the status and sentence with which it refused. */
export type PeerReply =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string; readonly isForNow: boolean }

/** Sends letters to other agencies' peer doors, signed for exactly that agency and body. Throws where none answers. */
export function peerClient(agency: string, services: SubgraphServices): (letter: PeerLetter) => Promise<PeerReply> {
  const { signer, agencyUrls, clock } = services
  const ask = services.fetch ?? globalThis.fetch
  const letters = peerSigner({ agency, signer })
  return async ({ agency: audience, ...letter }) => {
    const url = agencyUrls[audience]
    if (url === undefined) throw new Error(`No address is known of ${audience}.`)
    const body = JSON.stringify(letter)
    const token = await letters.sign({ audience, body, now: clock() })
    const response = await ask(`${url.replace(/\/$/, '')}/peer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-simpul-peer': token },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(answerMilliseconds),
    })
    return readReply(response)
  }
}

/** Asks another agency and gives its answer; a HubError names the agency where there is none. */
export function peerAsker(
  agency: string,
  services: SubgraphServices,
): (audience: string, message: string, input: object) => Promise<unknown> {
  const send = peerClient(agency, services)
  return async (audience, message, input) => {
    const reply = await send({ agency: audience, message, input }).catch((cause: unknown) => {
      services.logger.warn({ agency: audience, message, because: nameOf(cause) }, 'another agency does not answer')
      throw new HubError('SUBGRAPH_FAILED', `${audience} does not answer at the moment; try again later.`, {
        detail: { agency: audience },
      })
    })
    if (reply.kind === 'answer') return reply.answer
    const detail = { agency: audience, status: reply.status }
    throw new HubError('SUBGRAPH_FAILED', `${audience} answered: ${reply.message}`, { detail })
  }
}

const answerSchema = z.object({ answer: z.unknown() })
const refusalSchema = z.object({
  error: z.object({ message: z.string().max(2_000), isForNow: z.boolean().default(false) }),
})

const silentRefusal = { message: 'It did not say why.', isForNow: false }

async function readReply(response: Response): Promise<PeerReply> {
  const read = parseJson(await readAtMost(response, answerBytes))
  if (response.ok) return { kind: 'answer', answer: answerSchema.parse(read).answer }
  const refusal = refusalSchema.safeParse(read)
  const { message, isForNow } = refusal.success ? refusal.data.error : silentRefusal
  return { kind: 'refused', status: response.status, message, isForNow }
}

/** An agency that is taken over must not exhaust another's memory with an endless answer. */
async function readAtMost(response: Response, bytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > bytes) throw new Error('The answer of another agency is too long.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown'
}
