import { CookieJar } from './cookie-jar.ts'

const page = new URL('http://localhost:4009/agency/auth')

function answer(...lines: readonly string[]): Response {
  const headers = new Headers()
  for (const line of lines) headers.append('set-cookie', line)
  return new Response(null, { headers })
}

describe('CookieJar', () => {
  it('gives a cookie back for its path and what is below it', () => {
    const jar = new CookieJar()
    jar.keep(page, answer('a=1; path=/agency', 'b=2; Path=/agency/sign-in/; HttpOnly', 'c=3', 'd=4; path=/'))
    const headers = ['/agency/auth', '/agency/sign-in/x', '/agency2/auth', '/other'].map((path) =>
      jar.header(new URL(path, page)),
    )
    expect(headers).toEqual(['a=1; c=3; d=4', 'a=1; b=2; c=3; d=4', 'd=4', 'd=4'])
  })

  it('replaces a cookie of one name and path, and forgets one that has ended', () => {
    const jar = new CookieJar()
    jar.keep(page, answer('a=1; path=/', 'b=2; path=/', 'c=x=y; path=/'))
    jar.keep(page, answer('a=5; path=/', 'b=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT', 'e=6; path=/; max-age=0'))
    expect(jar.header(page)).toBe('c=x=y; a=5')
  })
})
