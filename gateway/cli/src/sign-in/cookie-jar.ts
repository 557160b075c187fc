interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

/** Keeps the cookies of one origin for the length of one sign-in. */
export class CookieJar {
  #cookies: readonly Cookie[] = []

  /** Takes in the cookies of an answer to a request for `url`. */
  keep(url: URL, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const { isExpired, ...cookie } = read(line, url)
      this.#cookies = this.#cookies.filter(({ name, path }) => name !== cookie.name || path !== cookie.path)
      if (!isExpired) this.#cookies = [...this.#cookies, cookie]
    }
  }

  /** The `Cookie` header of a request for `url`: what was set for its path or one above. */
  header(url: URL): string {
    const fitting = this.#cookies.filter(({ path }) => isBelow(url.pathname, path))
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ')
  }
}

function read(line: string, url: URL): Cookie & { readonly isExpired: boolean } {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const [name, value] = split(pair)
  const known = new Map(attributes.map((attribute) => split(attribute)).map(([key, text]) => [key.toLowerCase(), text]))
  const path = known.get('path')
  const maxAge = known.get('max-age')
  const expires = known.get('expires')
  const isExpired =
    maxAge === undefined ? expires !== undefined && Date.parse(expires) <= Date.now() : Number(maxAge) <= 0
  return { name, value, path: path?.startsWith('/') ? path : folderOf(url.pathname), isExpired }
}

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

function folderOf(pathname: string): string {
  return pathname.slice(0, Math.max(pathname.lastIndexOf('/'), 1))
}

function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}
