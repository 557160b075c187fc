/** One event of an event stream: its name and its lines of data. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
}

/**
 * Reads an event stream (the HTML standard's `text/event-stream`) as it comes in. Comments, ids and retry times are left
 * out. Throws where one event has more than `eventBytes`, or where the text is not UTF-8.
 */
export async function* readEventStream(
  chunks: AsyncIterable<Uint8Array>,
  eventBytes: number,
): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let event = ''
  let data: string[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > eventBytes) throw new Error(`an event of more than ${eventBytes} bytes`)
    text += decoder.decode(chunk, { stream: true })
    const lines = text.split(/\r\n|\n|\r(?!$)/)
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0 || event !== '') yield { event, data: data.join('\n') }
        event = ''
        data = []
        bytes = Buffer.byteLength(text)
      } else if (line.startsWith(':')) {
        if (data.length === 0 && event === '') bytes = Buffer.byteLength(text) // a ping between events counts as none
      } else {
        const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
        if (name === 'event') event = value
        if (name === 'data') data.push(value)
      }
    }
  }
}
