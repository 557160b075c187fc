import { parseJson } from '../body.ts'
import { EventTooLong, readEvents } from './read-events.ts'
import { newsLimits, type RegisterSource } from './register-news.ts'

export interface RegisterAtOptions {
  /** How it is named in faults; its address where left out. */
  readonly name?: string
  /** How long connecting may take, and how long the connection may then be without a byte. */
  readonly connectMilliseconds?: number
  readonly silenceMilliseconds?: number
}

/** The register as the party at this address serves it, by server-sent events from the entry after the last one held. */
export function registerAt(url: string, options: RegisterAtOptions = {}): RegisterSource {
  const { name = url, connectMilliseconds = 5_000, silenceMilliseconds = 30_000 } = options
  return {
    name,
    async *follow(after, signal) {
      const silence = silenceAfter(connectMilliseconds)
      try {
        const chunks = await openStream(
          `${url}/register/stream?after=${after}`,
          AbortSignal.any([signal, silence.signal]),
        )
        const heard = noticed(chunks, () => silence.restart(silenceMilliseconds))
        for await (const { event, data } of readEvents(heard, { limit: newsLimits.eventCharacters })) {
          if (event === 'entry') yield { kind: 'entry', entry: parsed(data) }
          if (event === 'head') yield { kind: 'head', head: parsed(data) }
        }
      } catch (error) {
        if (!(error instanceof EventTooLong)) throw error
        yield { kind: 'oversized' }
      } finally {
        silence.end()
      }
    },
  }
}

async function openStream(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetch(url, { headers: { accept: 'text/event-stream' }, redirect: 'error', signal })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (answer.ok && isStream && answer.body !== null) return answer.body
  throw new Error(`${url} answered ${answer.status} and no stream.`)
}

async function* noticed(chunks: AsyncIterable<Uint8Array>, onChunk: () => void): AsyncGenerator<Uint8Array> {
  onChunk()
  for await (const chunk of chunks) {
    onChunk()
    yield chunk
  }
}

/** What is not JSON is nothing: the replica says that it is malformed. */
function parsed(data: string): unknown {
  try {
    return parseJson(Buffer.from(data))
  } catch {
    return undefined
  }
}

interface Silence {
  readonly signal: AbortSignal
  restart(milliseconds: number): void
  end(): void
}

/** A signal that comes when nothing restarts it in time. */
function silenceAfter(milliseconds: number): Silence {
  const controller = new AbortController()
  const begin = (time: number) => setTimeout(() => controller.abort(new Error('Nothing came any more.')), time).unref()
  let timer = begin(milliseconds)
  return {
    signal: controller.signal,
    restart(time) {
      clearTimeout(timer)
      timer = begin(time)
    },
    end() {
      clearTimeout(timer)
      controller.abort()
    },
  }
}
