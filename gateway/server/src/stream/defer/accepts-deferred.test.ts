import { acceptsDeferred } from './accepts-deferred.ts'

describe('acceptsDeferred', () => {
  it.each([
    ['Apollo Client’s header', 'multipart/mixed;deferSpec=20220824,application/graphql-response+json', true],
    ['a space and quotes', 'application/json, multipart/mixed; deferSpec="20220824"', true],
    ['another parameter beside it', 'multipart/mixed; boundary="-"; deferSpec=20220824; q=1', true],
    ['another date', 'multipart/mixed; deferSpec=20230101', false],
    ['the newer form', 'multipart/mixed; incrementalSpec=v0.2', false],
    ['both forms', 'multipart/mixed; incrementalSpec=v0.2, multipart/mixed; deferSpec=20220824', false],
    ['it, but rather something else', 'multipart/mixed; deferSpec=20220824; q=0.5, */*', false],
    ['any multipart', 'multipart/mixed', false],
    ['anything', '*/*', false],
    ['no header', undefined, false],
  ])('for %s', (_, accept, expected) => {
    expect(acceptsDeferred(accept)).toBe(expected)
  })
})
