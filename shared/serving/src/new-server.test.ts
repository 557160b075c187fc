import { once } from 'node:events'
import { connect } from 'node:net'
import { pino } from 'pino'
import { newServer } from './new-server.ts'

describe('newServer', () => {
  it('closes though somebody is connected and asks nothing', async () => {
    const server = newServer({ logger: pino({ level: 'silent' }), bodyBytes: 1_024 })
    const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const accepted = once(server.server, 'connection')
    const socket = connect(Number(address.port), address.hostname)
    const ended = once(socket, 'close')
    await accepted
    await server.close()
    await ended
    expect(socket.destroyed).toBe(true)
  })
})
