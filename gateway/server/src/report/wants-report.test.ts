import { wantsReport } from './wants-report.ts'

describe('wantsReport', () => {
  it.each([
    ['the header', { 'x-simpul-report': '1' }, undefined, true],
    ['the extension', {}, { report: true }, true],
    ['neither', {}, undefined, false],
    ['another value of the header', { 'x-simpul-report': '0' }, { report: 'yes' }, false],
    ['an extension that is only inherited', {}, Object.create({ report: true }), false],
    ['extensions that are no object', {}, 'report', false],
  ])('by %s: %#', (_, headers, extensions, expected) => {
    expect(wantsReport(headers, extensions)).toBe(expected)
  })
})
