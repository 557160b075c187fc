/** One server-sent event: its name, and what its data lines say. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
}

/** An event that is longer than its reader takes. */
export class EventTooLong extends Error {}

/**
 * Reads server-sent events (WHATWG HTML, 9.2) from the bytes of an answer. An event longer than `limit` characters is an
 * error, so that an endless line cannot fill the memory. Comments keep a connection alive and are passed over.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  { limit }: { readonly limit: number },
): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let event = emptyEvent
  for await (const chunk of chunks) {
    const lines = (text + decoder.decode(chunk, { stream: true })).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line !== '' && line !== '\r') {
        event = withLine(event, line.endsWith('\r') ? line.slice(0, -1) : line)
        continue
      }
      if (event.data !== undefined) yield { event: event.name, data: event.data }
      event = emptyEvent
    }
    if (text.length + (event.data?.length ?? 0) > limit)
      throw new EventTooLong(`An event is longer than ${limit} characters.`)
  }
}

interface GrowingEvent {
  readonly name: string
  readonly data: string | undefined
}

const emptyEvent: GrowingEvent = { name: 'message', data: undefined }

function withLine(event: GrowingEvent, line: string): GrowingEvent {
  const colon = line.indexOf(':')
  const field = colon === -1 ? line : line.slice(0, colon)
  const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
  if (field === 'event') return { ...event, name: value }
  if (field === 'data') return { ...event, data: event.data === undefined ? value : `${event.data}\n${value}` }
  return event
}
