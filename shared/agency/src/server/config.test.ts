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

  it('takes files into a folder or a bucket, and no more than 10 MiB each', () => {
    const key = { FILES_KEY_FILE: 'files-key' }
    const bucket = { FILES_S3_URL: 'https://s3.example/berkas', FILES_S3_KEY: 'k', FILES_S3_SECRET: 's' }
    expect(readSubgraphConfig({ ...least, ...key, FILES_FOLDER: '/files' })).toMatchObject({
      FILES_FOLDER: '/files',
      FILES_MAX_BYTES: 10_485_760,
    })
    expect(readSubgraphConfig({ ...least, ...key, ...bucket })).toMatchObject(bucket)
  })

  it.each([
    ['FILES_KEY_FILE', { FILES_FOLDER: '/files' }],
    ['FILES_S3_KEY', { FILES_S3_URL: 'https://s3.example/berkas', FILES_S3_SECRET: 's', FILES_KEY_FILE: 'k' }],
    ['FILES_S3_SECRET', { FILES_S3_URL: 'https://s3.example/berkas', FILES_S3_KEY: 'k', FILES_KEY_FILE: 'k' }],
    ['FILES_S3_URL', { FILES_S3_URL: 'file:///etc' }],
    ['FILES_MAX_BYTES', { FILES_MAX_BYTES: '0' }],
  ])('stops the start where files have a store and %s is missing or wrong', (name, given) => {
    expect(() => readSubgraphConfig({ ...least, ...given })).toThrow(
      new RegExp(`The subgraph cannot start with this environment\\. ${name}`),
    )
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
