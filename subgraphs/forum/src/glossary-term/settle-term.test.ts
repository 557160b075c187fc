import { settleTerm } from './settle-term.ts'

const proposed = { agreedText: null, agreedOn: null, proposedText: 'Makna baru', dissent: null }
const agreed = { agreedText: 'Makna', agreedOn: '2026-01-01', proposedText: null, dissent: null }
const forum = { seats: ['a', 'b'], today: '2026-07-01' }
const agree = (agency: string) => ({ agency, stance: 'AGREE', words: null }) as const
const dissent = (agency: string) => ({ agency, stance: 'DISSENT', words: 'lain' }) as const

describe('a word of the glossary', () => {
  it.each([
    ['waits while a seat says nothing', proposed, [agree('a')], proposed],
    [
      'waits, with the dissent, while a seat dissents',
      proposed,
      [agree('a'), dissent('b')],
      { ...proposed, dissent: 'b: lain' },
    ],
    [
      'is agreed once every seat agrees, whoever else dissents',
      proposed,
      [agree('a'), agree('b'), dissent('c')],
      { agreedText: 'Makna baru', agreedOn: '2026-07-01', proposedText: null, dissent: 'c: lain' },
    ],
    [
      'stays agreed when somebody dissents later',
      agreed,
      [dissent('a'), dissent('b')],
      { ...agreed, dissent: 'a: lain · b: lain' },
    ],
    ['is not agreed anew without a proposal', agreed, [agree('a'), agree('b')], agreed],
  ])('%s', (_, term, positions, expected) => {
    expect(settleTerm(term, positions, forum)).toEqual(expected)
  })

  it('is agreed by nobody where nobody has a seat', () => {
    expect(settleTerm(proposed, [], { ...forum, seats: [] })).toEqual(proposed)
  })
})
