import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'

/** A server on a free port of this machine, with a count of its connections. */
export interface Loopback {
  readonly origin: string
  /** How many connections were made, and how many are open. */
  connections(): { readonly made: number; readonly open: number }
  /** Waits until so many connections have ended. `undici` makes a new one where it gives one up, and keeps it. */
  ended(connections: number): Promise<void>
  close(): Promise<void>
}

/** Answers a request whose body is read: a server that leaves it unread does not see its client go. */
export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server that speaks HTTP. */
export function loopback(answer: Answer): Promise<Loopback> {
  return serve(
    createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      answer(request, response, body)
    }),
  )
}

/** A server that writes whatever it likes to its sockets. */
export function rawLoopback(answer: (socket: Socket) => void): Promise<Loopback> {
  return serve(
    createRawServer((socket) => {
      socket.on('error', () => undefined)
      answer(socket)
      socket.resume()
    }),
  )
}

async function serve(server: Server): Promise<Loopback> {
  const open = new Set<Socket>()
  let made = 0
  const ends = new EventEmitter()
  server.on('connection', (socket: Socket) => {
    made += 1
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      ends.emit('end')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () => ({ made, open: open.size }),
    async ended(connections) {
      while (made - open.size < connections) await once(ends, 'end')
    },
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
