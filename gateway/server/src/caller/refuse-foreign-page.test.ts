import { refuseForeignPage } from './refuse-foreign-page.ts'

const asked = (method: string, site?: string) => () =>
  refuseForeignPage({ method, headers: site === undefined ? {} : { 'sec-fetch-site': site } })

describe('a GET', () => {
  it.each([['cross-site'], ['same-site'], ['anything']])('that a page sends %s is refused', (site) => {
    expect(asked('GET', site)).toThrow('A page of another site may not ask here.')
  })

  it.each([['same-origin'], ['none'], [undefined]])('that comes from %s passes', (site) => {
    expect(asked('GET', site)).not.toThrow()
  })
})

describe('a POST', () => {
  it('passes, because its content type is refused elsewhere', () => {
    expect(asked('POST', 'cross-site')).not.toThrow()
  })
})
