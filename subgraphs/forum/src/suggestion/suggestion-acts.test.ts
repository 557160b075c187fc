import { randomUUID } from 'node:crypto'
import { hubCompany, ngo } from '@simpul/demo'
import { type ActingForum, actingForum } from '../testing/acting-forum.ts'
import { director, official, secretary, supervisor, today } from '../testing/served-forum.ts'

let acting: ActingForum

beforeAll(async () => {
  acting = await actingForum()
}, 60_000)

afterAll(() => acting?.close())

const made = 'suggestion { id fromAgency text status submittedOn version }'
const answered = 'answered { fromAgency text response adoptedAs submittedOn answeredOn isLoopClosed }'
const suggest = `mutation ($input: SuggestInput!) { suggest(input: $input) { ${made} } }`
const review = `mutation ($input: ReviewSuggestionInput!) { reviewSuggestion(input: $input) { ${made} } }`
const withdraw = `mutation ($input: WithdrawSuggestionInput!) { withdrawSuggestion(input: $input) { ${made} } }`
const answer = `mutation ($input: AnswerSuggestionInput!) { answerSuggestion(input: $input) { ${made} ${answered} } }`
const adopt = `mutation ($input: AdoptSuggestionInput!) { adoptSuggestion(input: $input) { ${made} ${answered} } }`
const confirm = `mutation ($input: ConfirmSuggestionInput!) { confirmSuggestion(input: $input) { ${made} ${answered} } }`

async function newSuggestion(): Promise<string> {
  const made = await acting.act(supervisor, suggest, { agency: ngo, text: 'Rapat di desa asal.' })
  return (made.suggest as { suggestion: { id: string } }).suggestion.id
}

describe('a suggestion', () => {
  it('goes from being made to the answer, to adoption, to its author’s confirmation', async () => {
    const suggestionId = await newSuggestion()
    await acting.act(secretary, review, { suggestionId, expectedVersion: 1 })
    const response = 'Setuju.'
    expect(await acting.act(secretary, answer, { suggestionId, expectedVersion: 2, response })).toMatchObject({
      answerSuggestion: {
        suggestion: { status: 'ANSWERED', version: 3 },
        answered: { fromAgency: ngo, response, adoptedAs: null, answeredOn: today, isLoopClosed: false },
      },
    })
    const adoptedAs = 'Rapat di balai desa'
    await acting.act(secretary, adopt, { suggestionId, expectedVersion: 3, adoptedAs })
    expect(await acting.act(supervisor, confirm, { agency: ngo, suggestionId, expectedVersion: 4 })).toMatchObject({
      confirmSuggestion: { suggestion: { version: 5 }, answered: { adoptedAs, isLoopClosed: true } },
    })
  })

  it('keeps an unnamed author’s name nowhere, and is confirmed by who knows its code', async () => {
    const text = `Usulan tanpa nama u${randomUUID().replaceAll('-', '')}`
    const confirmationCode = randomUUID()
    const input = { agency: hubCompany, text, withholdAgency: true, confirmationCode, clientKey: randomUUID() }
    expect(await acting.act(director, suggest, input)).toEqual({ suggest: { suggestion: null } })
    expect(await acting.act(director, suggest, input)).toEqual({ suggest: { suggestion: null } })
    const [row, second] = await acting.sql('select to_jsonb(s) as row, id from suggestion s where text = $1', [text])
    expect(second).toBeUndefined()
    expect(JSON.stringify(row)).not.toContain(hubCompany)
    expect(JSON.stringify(row)).not.toContain(confirmationCode)
    const suggestionId = row?.id
    await acting.act(secretary, answer, { suggestionId, expectedVersion: 1, response: 'Setuju.' })
    const confirmed = { suggestionId, expectedVersion: 2 }
    for (const [as, agency] of [
      [supervisor, ngo],
      [director, hubCompany],
    ] as const)
      expect(await acting.refusal(as, confirm, { ...confirmed, agency })).toMatchObject({ code: 'NOT_ALLOWED' })
    const wrong = { ...confirmed, agency: hubCompany, confirmationCode: randomUUID() }
    expect(await acting.refusal(director, confirm, wrong)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await acting.act(director, confirm, { ...wrong, confirmationCode })).toMatchObject({
      confirmSuggestion: { answered: { fromAgency: null, isLoopClosed: true } },
    })
  })

  it('is taken back by its author alone, before it is answered', async () => {
    const input = { suggestionId: await newSuggestion(), expectedVersion: 1 }
    expect(await acting.refusal(director, withdraw, { ...input, agency: hubCompany })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(await acting.act(supervisor, withdraw, { ...input, agency: ngo })).toMatchObject({
      withdrawSuggestion: { suggestion: { status: 'WITHDRAWN', version: 2 } },
    })
    const late = await acting.refusal(secretary, answer, { ...input, expectedVersion: 2, response: 'Setuju.' })
    expect(late).toMatchObject({ code: 'ILLEGAL_TRANSITION', field: 'input.suggestionId' })
  })

  it('is answered once, though two answer at the same moment', async () => {
    const input = { suggestionId: await newSuggestion(), expectedVersion: 1, response: 'Setuju.' }
    const answers = await Promise.allSettled([1, 2].map(() => acting.act(secretary, answer, input)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('that the seed answered is adopted and confirmed like any other', async () => {
    const { id: suggestionId } = await acting.one(
      'select suggestion_id as id from answered_suggestion where from_agency = $1 limit 1',
      [ngo],
    )
    const done = await acting.act(secretary, adopt, { suggestionId, expectedVersion: 1, adoptedAs: 'Contoh' })
    expect(done).toMatchObject({ adoptSuggestion: { answered: { adoptedAs: 'Contoh' } } })
  })

  it.each([
    ['no words', suggest, { agency: ngo, text: ' ' }, 'input.text', 'BAD_INPUT'],
    [
      'no code for an unnamed one',
      suggest,
      { agency: ngo, text: 'Ya', withholdAgency: true },
      'input.confirmationCode',
      'BAD_INPUT',
    ],
    [
      'a code that is easily guessed',
      suggest,
      { agency: ngo, text: 'Ya', withholdAgency: true, confirmationCode: '1234' },
      'input.confirmationCode',
      'BAD_INPUT',
    ],
  ])('is refused with %s, in both languages', async (_, mutation, input, field, code) => {
    const refusal = await acting.refusal(supervisor, mutation, input)
    expect(refusal).toMatchObject({ code, field })
    expect(refusal.message).toContain('Tidak ada yang ditulis.')
  })

  it('is neither adopted nor confirmed before it is answered', async () => {
    const input = { suggestionId: await newSuggestion(), expectedVersion: 1 }
    expect(await acting.refusal(secretary, adopt, { ...input, adoptedAs: 'Ya' })).toMatchObject({ code: 'CONFLICT' })
    expect(await acting.refusal(supervisor, confirm, { ...input, agency: ngo })).toMatchObject({ code: 'CONFLICT' })
    expect(await acting.refusal(official, answer, { ...input, response: 'Ya' })).toMatchObject({
      reason: 'NOT_OFFERED',
    })
  })
})
