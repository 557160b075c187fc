import { readEventStream } from './read-event-stream.ts'

async function read(chunks: readonly (string | Buffer)[], limit = 1_000) {
  const stream = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const found: string[] = []
  try {
    for await (const { event, data } of readEventStream(stream(), limit)) found.push(`${event}=${data}`)
  } catch (error) {
    found.push(error instanceof Error ? error.message : '')
  }
  return found
}

const text =
  ':\n\nevent: next\ndata: {"é":1}\n\n: ping\n\nevent: next\r\ndata: a\r\ndata: b\r\n\r\nevent: complete\ndata:\n\n'

describe('readEventStream', () => {
  it('reads events, whatever pieces they come in', async () => {
    const expected = ['next={"é":1}', 'next=a\nb', 'complete=']
    expect(await read([text])).toEqual(expected)
    for (const size of [1, 2, 3, 7]) {
      const bytes = Buffer.from(text)
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      )
      expect(await read(pieces)).toEqual(expected)
    }
  })

  it('leaves out what is cut off, unknown fields and ids', async () => {
    expect(await read(['id: 1\nretry: 5\nevent:next\ndata:x\n\n', 'event: next\ndata: cut'])).toEqual(['next=x'])
  })

  it('refuses an event that is too large, in one piece or in many, and counts each event for itself', async () => {
    const large = 'event of more'
    const refusal = 'an event of more than 100 bytes'
    expect(await read([`data: ${'x'.repeat(200)}\n\n`], 100)).toEqual([refusal])
    expect(
      await read(
        Array.from({ length: 50 }, () => `data: ${large}\n`),
        100,
      ),
    ).toEqual([refusal])
    expect(
      await read(
        Array.from({ length: 50 }, () => `data: x\n\n`),
        100,
      ),
    ).toHaveLength(50)
    expect(
      await read(
        Array.from({ length: 500 }, () => `:\n\n`),
        100,
      ),
    ).toEqual([])
  })

  it('refuses bytes that are not UTF-8', async () => {
    expect(await read([Buffer.from([0x64, 0x61, 0xff, 0x0a])])).toHaveLength(1)
  })
})
