import { HubError, hubErrorCodes } from '@simpul/serving'
import secureJson from 'secure-json-parse'
import { z } from 'zod'
import type { Identity } from '../caller/identify-caller.ts'
import type { OpenCall } from '../report/observer.ts'
import { watchedExchange } from '../report/watched-exchange.ts'
import { agencyFailure } from './agency-failure.ts'
import { type Channel, type SignedAnswer, signedPost } from './signed-post.ts'

/** The kit of one agency, as the gateway asks it for a signed-in caller. */
export interface KitClient {
  readonly agency: string
  readonly subgraph: string
  /** The answer of one operation; throws a `HubError` with the agency's own refusal, or one that names it as away. */
  ask<Output>(question: KitQuestion<Output>, identity: Identity): Promise<Output>
}

/** An operation, its input, and the shape that its answer must have: what else is in it is left out. */
export interface KitQuestion<Output> {
  readonly operation: string
  readonly input: object
  readonly output: z.ZodType<Output>
  /** True where asking twice does nothing more than asking once; false where not said. */
  readonly isIdempotent?: boolean
  /** Opens a call that is told how the question ended. */
  readonly watch?: (() => OpenCall) | undefined
}

const refusalSchema = z.object({ error: z.object({ code: z.enum(hubErrorCodes), message: z.string().max(2_000) }) })

/** Asks the kit behind a channel, at `POST /kit`. */
export function kitClient(channel: Channel): KitClient {
  const { agency, subgraph } = channel
  return {
    agency,
    subgraph,
    async ask({ operation, input, output, isIdempotent = false, watch = unwatched }, identity) {
      try {
        const body = JSON.stringify({ operation, input })
        const call = watch()
        return await watchedExchange(call, {
          body,
          post: () => signedPost(channel, { path: '/kit', body, isIdempotent, headers: call.headers }, identity),
          read: (answer) => output.parse(answerOf(answer, agency)),
        })
      } catch (error) {
        throw error instanceof HubError ? error : agencyFailure(error, agency)
      }
    },
  }
}

const unwatched = (): OpenCall => ({ headers: {}, ended: () => undefined })

function answerOf({ status, text }: SignedAnswer, agency: string): unknown {
  const answer: unknown = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  if (status === 200) return answer
  const refusal = status < 500 ? refusalSchema.safeParse(answer) : undefined
  if (refusal?.success !== true) throw new Error(`status ${status}`)
  const { code, message } = refusal.data.error
  throw new HubError(code, message, { detail: { agency } })
}
