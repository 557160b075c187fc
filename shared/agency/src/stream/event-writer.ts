import type { ServerResponse } from 'node:http'
import type { EventWriter } from './follow-changes.ts'

/** Writes GraphQL answers as an event stream, and a comment where nothing was written for a while. */
export function eventWriter(
  response: ServerResponse,
  { pingMilliseconds }: { readonly pingMilliseconds: number },
): EventWriter {
  const ping = setInterval(() => {
    if (response.writableLength === 0) response.write(':\n\n')
  }, pingMilliseconds)
  ping.unref()
  const gone = new Promise<void>((resolve) => {
    response.once('close', () => {
      clearInterval(ping)
      resolve()
    })
  })
  response.on('error', () => undefined) // the reader went away: 'close' follows
  response.write(':\n\n') // so that the reader has an answer before the first event
  return {
    async write(result) {
      if (response.destroyed || response.writableEnded) return
      const text = `event: next\ndata: ${JSON.stringify(result)}\n\n`
      if (!response.write(text)) await Promise.race([drained(response), gone])
    },
    end(fault) {
      clearInterval(ping)
      if (fault !== undefined)
        response.destroy() // the reader sees that the stream broke off
      else if (!response.writableEnded) response.end('event: complete\ndata:\n\n')
    },
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('drain', () => resolve()))
}
