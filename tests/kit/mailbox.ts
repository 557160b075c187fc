import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { type Mailer, smtpMailer } from '@simpul/agency'

/** A mail that arrived. */
export interface ReceivedMail {
  readonly to: readonly string[]
  readonly text: string
}

/** A mail server of a test's own, on a free port: it takes whatever comes and keeps it. */
export interface Mailbox {
  open(): Promise<void>
  close(): Promise<void>
  clear(): void
  received(): readonly ReceivedMail[]
  /** Sends to it, for officers alone. */
  mailer(): Mailer
}

/** Makes it closed; opened again it has the same port. */
export function mailbox(): Mailbox {
  const kept: ReceivedMail[] = []
  let server: Server | undefined
  let port = 0
  return {
    async open() {
      const opened = createServer((socket) => void take(socket, kept).catch(() => undefined))
      await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve))
      const address = opened.address()
      port = typeof address === 'object' && address !== null ? address.port : 0
      server = opened
    },
    close: () => new Promise((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))),
    clear: () => void kept.splice(0),
    received: () => kept.map(({ to, text }) => ({ to, text: text.replaceAll('=\n', '').replaceAll('=3D', '=') })),
    mailer: () =>
      smtpMailer({
        url: `smtp://127.0.0.1:${port}`,
        from: 'simpul@disnaker.test',
        to: { OFFICER: ['officers@disnaker.test', 'second@disnaker.test'] },
        link: 'https://simpul.test/',
      }),
  }
}

/** As much of SMTP as a sender needs to hear. */
async function take(socket: Socket, kept: ReceivedMail[]): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.on('error', () => undefined)
  say('220 mail.test')
  let to: string[] = []
  let text: string[] | undefined
  for await (const line of createInterface({ input: socket })) {
    if (text !== undefined && line !== '.') {
      text.push(line)
    } else if (text !== undefined) {
      kept.push({ to, text: text.join('\n') })
      text = undefined
      say('250 kept')
    } else if (/^DATA/i.test(line)) {
      text = []
      say('354 go on')
    } else {
      if (/^MAIL/i.test(line)) to = []
      to.push(...(/^RCPT TO:(\S+)/i.exec(line)?.slice(1) ?? []))
      say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    }
  }
}
