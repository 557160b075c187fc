import type { Server } from 'node:http'
import { CommandError } from './command-error.ts'

/** Lets `server` listen on 127.0.0.1 only, on `port` or any free one for 0, and answers the port. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new CommandError('REQUEST_FAILED', `Port ${port} of 127.0.0.1 cannot be opened. Is it in use?`, { cause }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}
