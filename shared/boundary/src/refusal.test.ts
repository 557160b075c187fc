import { closedReasons } from './decision.ts'
import { readRules } from './read-rules.ts'
import { refusalOf, refusalSentence } from './refusal.ts'

const rules = readRules(/* GraphQL */ `
  extend schema @agency(subgraph: "ngo", id: "the-ngo", kind: NGO)
  type Query { notes: [Note!]! }
  type Mutation {
    askHelp: Boolean @classified(as: INTERNAL) @accepts(from: FORUM, for: [PROTECTION], on: CONSENT, under: "pks-acts")
  }
  type Note @key(fields: "id") @classified(as: PERSONAL) @share(with: FORUM, for: [PROTECTION], on: CONSENT, under: "pks-notes") {
    id: ID!
    text: String
    secret: String @classified(as: SPECIFIC)
  }
`)

describe('a refusal', () => {
  it('names the owner, and the form under which the field is offered to callers of that kind', () => {
    expect(refusalOf('Note.text', 'NOT_AGREED', rules, 'FORUM')).toEqual({
      coordinate: 'Note.text',
      owner: 'the-ngo',
      reason: 'NOT_AGREED',
      agreement: 'pks-notes',
      ask: 'the-ngo',
    })
  })

  it.each([
    ['an edge, by the rows it returns', 'Query.notes', 'FORUM', 'pks-notes'],
    ['an act, by whom it accepts', 'Mutation.askHelp', 'FORUM', 'pks-acts'],
    ['a kind of agency nothing is offered to', 'Note.text', 'RECRUITMENT', null],
    ['a field without an offer', 'Note.secret', 'FORUM', null],
    ['somebody of no agency', 'Note.text', undefined, null],
    ['a field nobody knows', 'Note.missing', 'FORUM', null],
  ] as const)('finds the form for %s', (_, coordinate, kind, form) => {
    expect(refusalOf(coordinate, 'NOT_OFFERED', rules, kind).agreement).toBe(form)
  })

  it('names the agreements that would open it again, where they are there and do not hold', () => {
    const stopped = refusalOf('Note.text', 'AGREEMENT_NOT_ACTIVE', rules, 'FORUM', ['notes-2026'])
    expect(stopped.signed).toEqual(['notes-2026'])
    expect(refusalSentence(stopped)).toBe(
      'Note.text is closed. notes-2026 (pks-notes) is not active today. Ask the-ngo.',
    )
    expect(refusalOf('Note.text', 'NO_GRANT', rules, 'FORUM', ['notes-2026']).signed).toBeUndefined()
  })

  it.each(closedReasons)('says %s in whole sentences that name the field and whom to ask', (reason) => {
    const sentence = refusalSentence(refusalOf('Note.text', reason, rules, 'FORUM'))
    expect(sentence).toMatch(/^Note\.text is closed\. .+\. Ask the-ngo\.$/)
    expect(sentence).not.toContain('undefined')
  })

  it.each(closedReasons)('never says "null" for %s where no form is known', (reason) => {
    expect(refusalSentence(refusalOf('Note.secret', reason, rules, undefined))).not.toContain('null')
  })
})
