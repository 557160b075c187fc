import { readSettings } from './settings.ts'

describe('the settings', () => {
  it('stand without any variable', () => {
    expect(readSettings({})).toEqual({
      gateway: 'http://localhost:4000/graphql',
      signIn: 'http://localhost:4009',
      folder: '.simpul',
      agencyUrls: {
        'disnaker-jember': 'http://localhost:4001',
        'p3mi-in-era-sejahtera': 'http://localhost:4002',
        'migrant-care-jember': 'http://localhost:4003',
        'forum-pmi-jember': 'http://localhost:4004',
      },
    })
  })

  it('follow the ports with which the hub is started', () => {
    const { gateway, signIn, agencyUrls } = readSettings({
      GATEWAY_PORT: '14000',
      SIGN_IN_PORT: '14009',
      NGO_PORT: '14003',
    })
    expect([gateway, signIn, agencyUrls['migrant-care-jember']]).toEqual([
      'http://localhost:14000/graphql',
      'http://localhost:14009',
      'http://localhost:14003',
    ])
  })

  it('take what is given', () => {
    const given = {
      SIMPUL_GATEWAY: 'https://hub.example/graphql',
      SIMPUL_SIGN_IN: 'https://masuk.example/',
      SIMPUL_FOLDER: '/state',
      SIMPUL_AGENCY_URLS: '{"disnaker-jember":"https://disnaker.example/"}',
    }
    expect(readSettings(given)).toEqual({
      gateway: 'https://hub.example/graphql',
      signIn: 'https://masuk.example',
      folder: '/state',
      agencyUrls: { 'disnaker-jember': 'https://disnaker.example' },
    })
  })

  it.each([
    ['SIMPUL_GATEWAY', 'localhost:4000'],
    ['SIMPUL_SIGN_IN', 'no'],
    ['SIMPUL_FOLDER', ''],
    ['SIMPUL_AGENCY_URLS', '{'],
    ['SIMPUL_AGENCY_URLS', '[]'],
    ['SIMPUL_AGENCY_URLS', '{"disnaker-jember":"localhost:4001"}'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(`The environment has a value that does not fit. ${name}`)
  })
})
