import { failed, type PendingSignIn, reach } from './authorization.ts'
import { CookieJar } from './cookie-jar.ts'

const longestWalk = 10

/** Walks the demonstration's pages as a browser would, picks `person`, and answers where the issuer sends them. */
export async function walkPages(pending: PendingSignIn, person: string, ask: typeof fetch): Promise<URL> {
  const { origin } = new URL(pending.url)
  const jar = new CookieJar()
  let url = new URL(pending.url)
  let form: URLSearchParams | undefined

  for (let step = 0; step < longestWalk; step++) {
    if (isCallback(url, pending.redirectUri)) return url
    if (url.origin !== origin)
      throw failed(`The sign-in leads to ${url.origin}, which is not the issuer. Use --browser for it.`)
    const headers = { accept: 'text/html', cookie: jar.header(url) }
    const response = await reach(ask, url.href, form ? { method: 'POST', headers, body: form } : { headers })
    jar.keep(url, response)
    const location = response.headers.get('location')
    if (location) {
      form = undefined
      url = new URL(location, url)
      continue
    }
    const next = nextForm(await response.text(), person, response.status)
    form = next.fields
    url = new URL(next.action, url)
  }
  throw failed('The sign-in went from page to page without end.')
}

function isCallback(url: URL, redirectUri: string): boolean {
  return `${url.origin}${url.pathname}` === redirectUri
}

function nextForm(page: string, person: string, status: number): { action: string; fields: URLSearchParams } {
  const action = /<form\b[^>]*\baction="([^"]*)"/.exec(page)?.[1]
  const people = [...page.matchAll(/<button\b[^>]*\bname="person" value="([^"]*)"/g)].map(([, id]) => id)
  if (action === undefined || people.length === 0)
    throw failed(`The issuer answered ${status} with a page that cannot be walked: ${wordsOf(page)}`)
  if (!people.includes(person)) throw failed(`Nobody called "${person}" can sign in there, only ${people.join(', ')}.`)
  return { action: action.replaceAll('&amp;', '&'), fields: new URLSearchParams({ person }) }
}

function wordsOf(page: string): string {
  const body = page.replace(/^[\s\S]*<body[^>]*>/, '').replace(/<[^>]+>/g, ' ')
  return body.replace(/\s+/g, ' ').trim().slice(0, 300)
}
