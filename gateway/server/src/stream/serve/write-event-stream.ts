import type { ServerResponse } from 'node:http'

export interface WriteOptions {
  /** Resolves when nothing more will come but what waits already. */
  readonly over: Promise<void>
  /** How long the client may take to read what waits then. */
  readonly partingMilliseconds: number
  /** Hears that an event has been written. */
  readonly written: () => void
}

/**
 * Writes an event stream as fast as its client reads it, and ends the response. A client that goes away ends the stream;
 * one that does not read the end of it loses its connection.
 */
export async function writeEventStream(
  response: ServerResponse,
  chunks: AsyncGenerator<string, void, undefined>,
  { over, partingMilliseconds, written }: WriteOptions,
): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    response.once('close', () => {
      resolve()
      void chunks.return()
    })
  })
  response.on('error', () => undefined) // the client went away: 'close' follows
  let parting: NodeJS.Timeout | undefined
  void over.then(() => {
    parting = setTimeout(() => response.destroy(), partingMilliseconds)
  })
  for await (const chunk of chunks) {
    if (response.destroyed) break
    if (!response.write(chunk)) await Promise.race([drained(response), gone])
    if (chunk.startsWith('event: next')) written()
  }
  response.end()
  await gone
  clearTimeout(parting)
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('drain', () => resolve()))
}
