import { createTransport } from 'nodemailer'

/** One mail. It says nothing of anybody: only that there is something to see after signing in. */
export interface Mail {
  readonly to: readonly string[]
  /** The same for a mail that is sent again, so that a reader's program can tell. */
  readonly id: string
  readonly subject: string
  readonly text: string
}

/** How an agency sends mail. */
export interface Mailer {
  /** Who reads what is for a role; nobody where nothing is set. */
  addressesOf(role: string): readonly string[]
  /** Where people sign in to see more. */
  readonly link: string
  /** Throws where the mail was not taken. */
  send(mail: Mail): Promise<void>
  close(): void
}

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://`. */
  readonly url: string
  readonly from: string
  readonly to: Readonly<Record<string, readonly string[]>>
  readonly link: string
}

const patience = 10_000

/** Sends by SMTP. */
export function smtpMailer({ url, from, to, link }: MailSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const isSecure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    addressesOf: (role) => to[role] ?? [],
    link,
    async send(mail) {
      const domain = from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost'
      const { to: recipients, subject, text } = mail
      await transport.sendMail({ from, to: [...recipients], subject, text, messageId: `<${mail.id}@${domain}>` })
    },
    close: () => transport.close(),
  }
}
