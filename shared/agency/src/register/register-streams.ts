import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { HubError, type RegisterReplica } from '@simpul/serving'
import type { SignedHead } from '@simpul/trust'

export interface StreamLimits {
  /** Open streams in all, and from one address. */
  readonly streams: number
  readonly streamsOfOne: number
  /** Between two comments that keep a quiet connection open. */
  readonly keepAliveMilliseconds: number
  /** How long a listener may leave unread what it was sent. */
  readonly drainMilliseconds: number
}

/** The open streams of one server. */
export interface RegisterStreams {
  /** Throws where there are too many already. */
  admit(address: string): void
  open(response: ServerResponse, listener: { readonly after: number; readonly address: string }): void
  /** Ends all of them: the server closes. */
  close(): void
}

const usualLimits: StreamLimits = {
  streams: 256,
  streamsOfOne: 32,
  keepAliveMilliseconds: 15_000,
  drainMilliseconds: 30_000,
}

/** Streams of server-sent events: first what a listener does not hold yet, then what comes, each entry with its number as id. */
export function registerStreams(register: RegisterReplica, given: Partial<StreamLimits> = {}): RegisterStreams {
  const limits = { ...usualLimits, ...given }
  const open = new Map<ServerResponse, string>()
  return {
    admit(address) {
      const ofOne = [...open.values()].filter((other) => other === address).length
      if (open.size < limits.streams && ofOne < limits.streamsOfOne) return
      throw new HubError('NOT_READY', 'Too many streams of the register are open; try again in a moment.')
    },
    open(response, { after, address }) {
      open.set(response, address)
      const end = stream(register, response, { after, limits })
      response.once('close', () => {
        open.delete(response)
        end()
      })
    },
    close() {
      for (const response of open.keys()) response.end()
    },
  }
}

interface StreamOptions {
  readonly after: number
  readonly limits: StreamLimits
}

/** Sends one listener what the replica has and gains; gives back how to stop. Nothing is buffered for a listener that does not read. */
function stream(register: RegisterReplica, response: ServerResponse, { after, limits }: StreamOptions): () => void {
  let cursor = after
  let told: SignedHead | undefined
  let isSending = false
  let hasNews = false

  const send = async (text: string) => {
    if (response.write(text)) return
    await once(response, 'drain', { signal: AbortSignal.timeout(limits.drainMilliseconds) })
  }
  const sendNews = async () => {
    for (const entry of register.entries(cursor)) {
      await send(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`)
      cursor = entry.seq
    }
    const head = register.signedHead()
    if (head === undefined || head === told || head.seq > cursor) return
    told = head
    await send(`event: head\ndata: ${JSON.stringify(head)}\n\n`)
  }
  const onChange = () => {
    hasNews = true
    if (isSending) return
    isSending = true
    void (async () => {
      while (hasNews && response.writable) {
        hasNews = false
        await sendNews()
      }
    })()
      .catch(() => response.destroy()) // it went away, or does not read
      .finally(() => {
        isSending = false
      })
  }

  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  response.flushHeaders()
  const stopListening = register.onChange(onChange)
  const keepAlive = setInterval(() => response.write(': still here\n\n'), limits.keepAliveMilliseconds)
  keepAlive.unref()
  onChange()
  return () => {
    stopListening()
    clearInterval(keepAlive)
  }
}
