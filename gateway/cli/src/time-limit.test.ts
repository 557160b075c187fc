import { createServer } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { withTimeLimit } from './time-limit.ts'

describe('a time limit', () => {
  const silent = createServer(() => undefined)
  let url: string

  beforeAll(async () => {
    url = `http://127.0.0.1:${await listenOnLoopback(silent, 0)}`
  })
  afterAll(() => {
    silent.closeAllConnections()
    silent.close()
  })

  const never = new AbortController().signal

  it('ends a question to somebody who never answers', async () => {
    await expect(withTimeLimit(50, never, (signal) => fetch(url, { signal }))).rejects.toThrow(/aborted/)
  })

  it('ends it when the person stops the program, before and meanwhile', async () => {
    const stop = new AbortController()
    const asked = withTimeLimit(60_000, stop.signal, (signal) => fetch(url, { signal }))
    stop.abort()
    await expect(asked).rejects.toThrow(/aborted/)
    await expect(withTimeLimit(60_000, stop.signal, (signal) => fetch(url, { signal }))).rejects.toThrow(/aborted/)
  })

  it('gives what came in time', async () => {
    expect(await withTimeLimit(60_000, never, async () => 'in time')).toBe('in time')
  })
})
