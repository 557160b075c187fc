import { createServer } from 'node:http'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { failed } from './authorization.ts'

/** A loopback address that waits for one answer of an issuer. */
export interface Callback {
  readonly redirectUri: string
  /** Ends with the answer's address, or fails when none came in time. */
  readonly answer: Promise<URL>
  readonly close: () => void
}

const page = `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Simpul</title></head>
<body><main><h1>Selesai</h1><p>Anda boleh menutup halaman ini dan kembali ke terminal.</p>
<p lang="en">Done. You may close this page and go back to the terminal.</p></main></body></html>
`

/** Opens a free loopback port for the redirect of a sign-in in a browser (RFC 8252, section 7.3). */
export async function awaitBrowser(stop: AbortSignal, patience = 300_000): Promise<Callback> {
  const server = createServer()
  const origin = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`
  const signal = AbortSignal.any([stop, AbortSignal.timeout(patience)])
  const close = () => {
    server.close()
    server.closeIdleConnections()
  }
  const answer = new Promise<URL>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(failed('No answer came from the browser.')), { once: true })
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', origin)
      const isAnswer = request.method === 'GET' && url.pathname === '/callback'
      response.writeHead(isAnswer ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        connection: 'close',
      })
      response.end(isAnswer ? page : '')
      if (isAnswer) resolve(url)
    })
  })
  answer.finally(close).catch(() => undefined)
  return { redirectUri: `${origin}/callback`, answer, close }
}
