import { readSubgraphConfig } from './config.ts'

const least = {
  PORT: '4001',
  DATABASE_URL_OWN: 'postgresql://own@localhost/simpul',
  DATABASE_URL_PARTNER: 'postgresql://partner@localhost/simpul',
  FOUNDING_FILE: 'founding.json',
  CURSOR_SECRET_FILE: 'cursor-secret',
  SIGNING_KEY_FILE: 'signing-key.json',
  PUBLIC_URL: 'http://localhost:4001/',
}

describe('readSubgraphConfig', () => {
  it('knows what is usual, and an address without its last slash', () => {
    expect(readSubgraphConfig(least)).toMatchObject({
      PUBLIC_URL: 'http://localhost:4001',
      AGENCY_URLS: {},
      REGISTER_URLS: [],
      REGISTER_MAX_AGE: 3_600,
      REGISTER_BEAT_MS: 5_000,
    })
  })

  it('reads where the others and the register are', () => {
    const told = { AGENCY_URLS: '{"forum-pmi-jember":"http://forum:4004"}', REGISTER_URLS: '["http://forum:4004"]' }
    expect(readSubgraphConfig({ ...least, ...told })).toMatchObject({
      AGENCY_URLS: { 'forum-pmi-jember': 'http://forum:4004' },
      REGISTER_URLS: ['http://forum:4004'],
    })
  })

  it.each([
    ['SIGNING_KEY_FILE', undefined],
    ['PUBLIC_URL', 'here'],
    ['AGENCY_URLS', '{'],
    ['AGENCY_URLS', '{"forum-pmi-jember":"nowhere"}'],
    ['REGISTER_URLS', 'http://forum:4004'],
  ])('stops the start where %s is %s, and names it', (name, value) => {
    expect(() => readSubgraphConfig({ ...least, [name]: value })).toThrow(
      new RegExp(`The subgraph cannot start with this environment\\. ${name}`),
    )
  })
})
