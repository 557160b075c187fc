import { EventTooLong, readEvents, type ServerEvent } from './read-events.ts'

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

async function read(source: AsyncIterable<Uint8Array>, limit = 100): Promise<readonly ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of readEvents(source, { limit })) events.push(event)
  return events
}

describe('readEvents', () => {
  it.each<[string, readonly string[], readonly ServerEvent[]]>([
    ['an event', ['event: entry\nid: 1\ndata: {}\n\n'], [{ event: 'entry', data: '{}' }]],
    ['one that comes in pieces', ['event: en', 'try\nda', 'ta: {}\n', '\n'], [{ event: 'entry', data: '{}' }]],
    ['one without a name', ['data: hello\n\n'], [{ event: 'message', data: 'hello' }]],
    ['several lines of data', ['data: a\ndata: b\n\n'], [{ event: 'message', data: 'a\nb' }]],
    ['lines that end as on Windows', ['event: head\r\ndata: {}\r\n\r\n'], [{ event: 'head', data: '{}' }]],
    ['no comment and no unknown field', [': still here\n\nretry: 5\ndata:x\n\n'], [{ event: 'message', data: 'x' }]],
    ['nothing of an event that is cut off', ['data: a\n'], []],
  ])('reads %s', async (_, texts, events) => {
    expect(await read(chunks(...texts))).toEqual(events)
  })

  it('reads a character that is cut in two', async () => {
    const bytes = Buffer.from('data: é\n\n')
    async function* halves() {
      yield bytes.subarray(0, 7)
      yield bytes.subarray(7)
    }
    expect(await read(halves())).toEqual([{ event: 'message', data: 'é' }])
  })

  it.each([
    ['a line without end', ['data: ', 'x'.repeat(60), 'x'.repeat(60)]],
    ['lines without end', ['data: x\n'.repeat(60), 'data: x\n']],
  ])('stops at %s', async (_, texts) => {
    await expect(read(chunks(...texts))).rejects.toThrow(EventTooLong)
  })

  it('refuses what is not UTF-8', async () => {
    async function* wrong() {
      yield Buffer.from([0x64, 0xff, 0xfe])
    }
    await expect(read(wrong())).rejects.toThrow('not valid')
  })
})
