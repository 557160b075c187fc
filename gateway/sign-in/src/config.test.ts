import { readConfig } from './config.ts'

describe('the configuration', () => {
  it('stands without any variable, on this machine only', () => {
    expect(readConfig({})).toEqual({
      port: 4009,
      host: '127.0.0.1',
      issuerBase: 'http://localhost:4009',
      explorerOrigins: ['http://localhost:4000'],
      keysFolder: '.simpul/sign-in',
    })
  })

  it('takes what is given; the issuers follow the port unless they are named', () => {
    const given = { PORT: '5009', EXPLORER_ORIGINS: 'http://localhost:5000, https://hub.example', KEYS_FOLDER: '/keys' }
    expect(readConfig(given)).toMatchObject({
      port: 5009,
      issuerBase: 'http://localhost:5009',
      explorerOrigins: ['http://localhost:5000', 'https://hub.example'],
      keysFolder: '/keys',
    })
    expect(readConfig({ ...given, ISSUER_BASE: 'https://masuk.example/' }).issuerBase).toBe('https://masuk.example')
  })

  it.each([
    ['PORT', 'high'],
    ['PORT', '70000'],
    ['ISSUER_BASE', 'http://masuk.example'],
    ['ISSUER_BASE', 'https://masuk.example/path'],
    ['EXPLORER_ORIGINS', ''],
    ['EXPLORER_ORIGINS', 'http://localhost:4000,*'],
    ['KEYS_FOLDER', ''],
  ])('stops the start at %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`The sign-in cannot start. ${name}: `)
  })
})
