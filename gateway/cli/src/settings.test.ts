import { readSettings } from './settings.ts'

describe('the settings', () => {
  it('stand without any variable', () => {
    expect(readSettings({})).toEqual({
      gateway: 'http://localhost:4000/graphql',
      signIn: 'http://localhost:4009',
      folder: '.simpul',
    })
  })

  it('take what is given', () => {
    const given = {
      SIMPUL_GATEWAY: 'https://hub.example/graphql',
      SIMPUL_SIGN_IN: 'https://masuk.example/',
      SIMPUL_FOLDER: '/state',
    }
    expect(readSettings(given)).toEqual({
      gateway: 'https://hub.example/graphql',
      signIn: 'https://masuk.example',
      folder: '/state',
    })
  })

  it.each([
    ['SIMPUL_GATEWAY', 'localhost:4000'],
    ['SIMPUL_SIGN_IN', 'no'],
    ['SIMPUL_FOLDER', ''],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(`The environment has a value that does not fit. ${name}: `)
  })
})
