import type { WebSocket } from 'ws'

/** Pings a socket while it is open, and ends it where no answer came since the last ping. */
export function keepSocketAlive(socket: WebSocket, milliseconds: number): void {
  let isAnswered = true
  socket.on('pong', () => {
    isAnswered = true
  })
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return
    if (!isAnswered) {
      socket.terminate()
      return
    }
    isAnswered = false
    socket.ping()
  }, milliseconds)
  timer.unref()
  socket.once('close', () => clearInterval(timer))
}
