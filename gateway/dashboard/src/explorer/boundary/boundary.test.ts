import { groupFields, joinReports, readReport } from './boundary-report.ts'
import { basisWords, countWords, dutyWords, reasonWords } from './boundary-words.ts'

const closed = {
  coordinate: 'Worker.nik',
  owner: 'disnaker-jember',
  reason: 'NOT_OFFERED',
  agreement: null,
  ask: 'disnaker-jember',
}
const opened = {
  coordinate: 'Worker.fullName',
  owner: 'disnaker-jember',
  agreement: 'pks-protection',
  basis: 'CONSENT',
  retainDays: 90,
  onward: false,
}
const reasons = [
  'NOT_OFFERED',
  'NOT_AGREED',
  'AGREEMENT_NOT_ACTIVE',
  'LINE_OUTDATED',
  'PURPOSE_NOT_ALLOWED',
  'NOT_CLEARED',
  'NO_GRANT',
  'REGISTER_STALE',
]

describe('readReport', () => {
  it.each([
    ['a report', { data: {}, extensions: { boundary: { closed: [closed], opened: [opened] } } }, [[closed], [opened]]],
    ['one without opened fields', { extensions: { boundary: { closed: [closed] } } }, [[closed], []]],
    ['an answer without one', { data: {} }, [[], []]],
    ['a report of another shape', { extensions: { boundary: { closed: [{ reason: 7 }] } } }, [[], []]],
    ['nothing', null, [[], []]],
  ])('reads %s', (_, answer, [expectedClosed, expectedOpened]) => {
    expect(readReport(answer)).toEqual({ closed: expectedClosed, opened: expectedOpened })
  })
})

describe('joinReports', () => {
  it('names a field once that two parts of an answer name', () => {
    const first = { closed: [closed], opened: [opened] }
    const second = { closed: [closed, { ...closed, reason: 'NO_GRANT' }], opened: [] }
    expect(joinReports(first, second)).toEqual({ closed: second.closed, opened: [opened] })
  })
})

describe('groupFields', () => {
  it('puts fields together that share everything but their name', () => {
    const { coordinate, ...shared } = closed
    const other = { ...closed, coordinate: 'Case.severity', reason: 'NO_GRANT' }
    expect(groupFields([closed, other, { ...closed, coordinate: 'Worker.kkNumber' }])).toEqual([
      { coordinates: [coordinate, 'Worker.kkNumber'], shared },
      { coordinates: ['Case.severity'], shared: { ...shared, reason: 'NO_GRANT' } },
    ])
  })
})

describe('the words of the boundary', () => {
  it.each(reasons)('explain %s in whole sentences of both languages, without its code', (reason) => {
    const { id, en } = reasonWords(reason, false)
    expect([id, en].every((text) => /^[A-Z].*\.$/.test(text) && !text.includes('_'))).toBe(true)
  })

  it('do not speak to the public of its agency', () => {
    expect(reasonWords('NOT_OFFERED', true).en).toBe('This field is not open to the public.')
  })

  it('name the code of a reason they do not know', () => {
    expect(reasonWords('NEW_REASON', false)).toEqual({
      id: 'Pemiliknya menutup isian ini (NEW_REASON).',
      en: 'The owner keeps this field closed (NEW_REASON).',
    })
  })

  it.each([
    'LAW',
    'PUBLIC_TASK',
    'LEGITIMATE_INTEREST',
    'CONTRACT',
    'CONSENT',
    'VITAL_INTEREST',
  ])('name the basis %s in both languages', (basis) => {
    expect(Object.values(basisWords(basis)).filter((text) => text.includes(basis))).toEqual([])
  })

  it.each([
    [90, false, 'Keep it for 90 days at most. Do not pass it on.'],
    [1, false, 'Keep it for 1 day at most. Do not pass it on.'],
    [0, false, 'Do not keep it. Do not pass it on.'],
    [null, false, 'Do not pass it on.'],
    [undefined, undefined, ''],
  ])('say what %p days and onward %p bind the reader to', (days, onward, expected) => {
    expect(dutyWords(days, onward).en).toBe(expected)
  })

  it.each([
    [0, 0, 'This answer holds no closed field, and none that another agency opened.'],
    [1, 4, '1 field closed, 4 opened by their owners.'],
    [3, 0, '3 fields closed, 0 opened by their owners.'],
  ])('count %p closed and %p opened', (shut, open, expected) => {
    expect(countWords(shut, open).en).toBe(expected)
  })
})
