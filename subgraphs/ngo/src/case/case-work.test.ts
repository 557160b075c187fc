import { government, ngo as migrantCare } from '@simpul/demo'
import { acting } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
} from '../testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs, rows, everything } = acting(() => served)
const [sulastri] = population

/** A worker who permits the government to read about her. */
const permitting = population.find(({ grants }) =>
  grants.some(({ owner, recipient, state }) => owner === migrantCare && recipient === government && state === 'LIVE'),
)

const fields = `id respondents { name company { id } } complainants { name } evidence { description }
  witnesses { name } narratives { text } notes { text }`

describe('addRespondent', () => {
  it('excludes one after another at once, from what hung on the case before too', async () => {
    const caseId = await newCase({ workerId: permitting?.id, respondentCompanyId: 'p3mi-contoh' })
    expect(await caseAs(companion, caseId, 'types')).toEqual({ types: ['UNPAID_WAGES'] })
    const answer = 'case { version respondents { name company { id } } }'
    await done('addRespondent', { caseId, expectedVersion: 1, name: 'Kakak majikan', ownPerson: 'kakak' })
    await done('addRespondent', { caseId, expectedVersion: 2, respondentCompanyId: government }, answer)
    expect(await caseAs(companion, caseId, 'types')).toBeNull()
    expect(await caseAs({ ...caseworker, person: 'kakak' }, caseId, fields)).toBeNull()
    const { respondents } = (await caseAs(caseworker, caseId, 'respondents { name company { id } }')) ?? {}
    expect(respondents).toHaveLength(3)
    expect(respondents).toEqual(
      expect.arrayContaining([
        { name: null, company: { id: 'p3mi-contoh' } },
        { name: 'Kakak majikan', company: null },
        { name: null, company: { id: government } },
      ]),
    )
  })

  it('closes what an open referral shared with the agency, and has later receivers keep it out too', async () => {
    const { caseId, referralId } = await acceptedReferral()
    const shared = `query ($id: ID!) { caseReferral(id: $id) { state content { reason respondentAgencies } } }`
    const asked = () => served.subgraph.ask({ as: companion, query: shared, variables: { id: referralId } })
    expect((await asked()).body.data).toMatchObject({ caseReferral: { state: 'ACCEPTED', content: {} } })
    await done('addRespondent', { caseId, expectedVersion: 1, respondentCompanyId: government })
    expect((await asked()).body.data).toEqual({ caseReferral: null })
    const [content] = await rows('select respondent_agencies as agencies from referred_case where case_id = $1', [
      caseId,
    ])
    expect(content).toEqual({ agencies: [government] })
  })

  it('names the colleague who adds herself, and shows her nothing any more', async () => {
    const caseId = await newCase()
    const own = { caseId, expectedVersion: 1, name: 'Saya sendiri', ownPerson: caseworker.person }
    expect(await done('addRespondent', own, 'case { id }')).toEqual({ case: null })
    expect(await caseAs(supervisor, caseId, 'version')).toEqual({ version: 2 })
  })

  it.each([
    ['nobody', {}, 'BAD_INPUT', 'input.name'],
    ['a colleague without a name', { ownPerson: 'rekan' }, 'BAD_INPUT', 'input.name'],
    ['a company that is none', { respondentCompanyId: 'PT Contoh' }, 'BAD_INPUT', 'input.respondentCompanyId'],
    ['the organisation itself', { respondentCompanyId: migrantCare }, 'BAD_INPUT', 'input.respondentCompanyId'],
    ['the same company again', { respondentCompanyId: 'p3mi-contoh' }, 'CONFLICT', 'input.respondentCompanyId'],
    ['a stale version', { name: 'Majikan', expectedVersion: 9 }, 'STALE_VERSION', 'input.expectedVersion'],
  ])('refuses %s, and writes nothing', async (_, wrong, code, field) => {
    const caseId = await newCase({ respondentCompanyId: 'p3mi-contoh' })
    const before = await everything()
    expect(await act('addRespondent', { caseId, expectedVersion: 1, ...wrong })).toMatchObject({ code, field })
    expect(await everything()).toBe(before)
  })
})

describe('what is told of others', () => {
  it('is read by the caseworkers, and of the worker only what is her own', async () => {
    const caseId = await newCase({ workerId: sulastri?.id })
    await done('recordComplainant', {
      caseId,
      relation: 'SIBLING',
      name: 'Adik',
      wantsAnonymity: true,
      phone: '081200000001',
    })
    await done('addWitness', { caseId, name: 'Tetangga', statement: 'Mendengar teriakan.', wantsAnonymity: true })
    for (const holdsOthersData of [true, false]) {
      const words = holdsOthersData ? 'Tentang orang lain.' : 'Tentang dia.'
      await done('addEvidence', { caseId, kind: 'MESSAGE', description: words, holdsOthersData })
      await done('addNarrative', { caseId, text: words, holdsOthersData })
      await done('addNote', { caseId, text: words, holdsOthersData })
    }
    const all =
      'complainants { name phone wantsAnonymity } witnesses { name } evidence { description } narratives { text } notes { text }'
    const own = await caseAs(caseworker, caseId, all)
    expect(own).toMatchObject({
      complainants: [{ name: 'Adik', phone: '+6281200000001', wantsAnonymity: true }],
      witnesses: [{ name: 'Tetangga' }],
    })
    expect((own?.narratives as readonly object[]).length).toBe(2)
    expect(await caseAs(subject, caseId, all)).toEqual({
      complainants: null,
      witnesses: null,
      evidence: [{ description: 'Tentang dia.' }],
      narratives: [{ text: 'Tentang dia.' }],
      notes: [{ text: 'Tentang dia.' }],
    })
  })

  it('is closed to the government, whatever the client permitted', async () => {
    const caseId = await newCase({ workerId: permitting?.id })
    await done('recordComplainant', { caseId, relation: 'PARENT', wantsAnonymity: false })
    await done('addEvidence', { caseId, kind: 'PHOTO', description: 'Foto.', holdsOthersData: false })
    await done('addWitness', { caseId, name: 'Teman', wantsAnonymity: false })
    const query = `query ($id: ID!) { case(id: $id) { types complainants { id } evidence { id } witnesses { id } } }`
    const answer = await served.subgraph.ask({ as: companion, query, variables: { id: caseId } })
    expect(answer.body.data).toEqual({
      case: { types: ['UNPAID_WAGES'], complainants: null, evidence: null, witnesses: null },
    })
    expect(reasons(answer)).toEqual([
      'Case.complainants NOT_OFFERED',
      'Case.evidence NOT_OFFERED',
      'Case.witnesses NOT_OFFERED',
    ])
  })
})

describe('words and names', () => {
  it.each([
    ['emoji', 'Ani 🌾🇮🇩'],
    ['from right to left', 'عائشة بنت محمد'],
    ['in characters of four bytes', '𠮷田さん'],
    ['of one word', 'Sulastri'],
  ])('%s are kept as they were written', async (_, name) => {
    const caseId = await newCase()
    await done('addWitness', { caseId, name, statement: `${name}\n${name}`, wantsAnonymity: false })
    expect(await caseAs(caseworker, caseId, 'witnesses { name statement }')).toEqual({
      witnesses: [{ name, statement: `${name}\n${name}` }],
    })
  })

  it('as long as an account may be are kept whole, counted by characters', async () => {
    const caseId = await newCase()
    const text = '🌾'.repeat(20_000)
    await done('addNarrative', { caseId, text, holdsOthersData: false })
    expect(await caseAs(caseworker, caseId, 'narratives { text }')).toEqual({ narratives: [{ text }] })
  })

  const future = '2999-01-01'
  const longAgo = '1850-01-01'
  const evidence = { kind: 'PHOTO', description: 'Foto.', holdsOthersData: false }
  const told = { text: 'Kata.', holdsOthersData: false }
  const seen = { name: 'Saksi', wantsAnonymity: false }
  it.each([
    ['an account of 200,000 characters', 'addNarrative', { ...told, text: 'a'.repeat(200_000) }, 'text'],
    ['an account without words', 'addNarrative', { ...told, text: ' \n' }, 'text'],
    ['half a character', 'addNarrative', { ...told, text: 'a\ud83c' }, 'text'],
    ['a zero byte', 'addNarrative', { ...told, text: 'a\u0000b' }, 'text'],
    ['an account to come', 'addNarrative', { ...told, takenAt: `${future}T00:00:00Z` }, 'takenAt'],
    ['an account of before anybody was born', 'addNarrative', { ...told, takenAt: `${longAgo}T00:00:00Z` }, 'takenAt'],
    ['a note of 200,000 characters', 'addNote', { ...told, text: 'a'.repeat(200_000) }, 'text'],
    ['a shared note about others', 'addNote', { ...told, shared: true, holdsOthersData: true }, 'shared'],
    ['evidence to come', 'addEvidence', { ...evidence, receivedOn: future }, 'receivedOn'],
    ['evidence of before anybody was born', 'addEvidence', { ...evidence, receivedOn: longAgo }, 'receivedOn'],
    ['evidence without words', 'addEvidence', { ...evidence, description: '' }, 'description'],
    ['a name without end', 'addWitness', { ...seen, name: 'a'.repeat(201) }, 'name'],
    ['a name that turns the reading order', 'addWitness', { ...seen, name: 'Siti\u202e gnaro' }, 'name'],
    ['a name of two lines', 'addWitness', { ...seen, name: 'Siti\nAminah' }, 'name'],
    ['a number that nobody can call', 'addWitness', { ...seen, phone: 'besok' }, 'phone'],
    ['a number too short', 'recordComplainant', { relation: 'SELF', wantsAnonymity: false, phone: '12' }, 'phone'],
  ])('refuse %s in both languages, and write nothing', async (_, name, input, field) => {
    const caseId = await newCase()
    const before = await everything()
    expect(await act(name, { caseId, ...input })).toEqual({
      data: null,
      code: 'BAD_INPUT',
      field: `input.${field}`,
      messages: {
        en: expect.stringMatching(new RegExp(`^input\\.${field} .*Nothing was written\\.$`)),
        id: expect.stringMatching(new RegExp(`^input\\.${field} .*Tidak ada yang ditulis\\.$`)),
      },
    })
    expect(await everything()).toBe(before)
  })

  it.each([
    ['addEvidence', evidence],
    ['addWitness', seen],
    ['addNarrative', told],
  ])('are not added by %s to a case that is closed', async (name, input) => {
    const caseId = await newCase()
    await done('moveCase', { caseId, expectedVersion: 1, status: 'CLOSED', closedBecause: 'NOT_CLEAR' })
    const before = await everything()
    expect(await act(name, { caseId, ...input })).toMatchObject({ code: 'CONFLICT', field: 'input.caseId' })
    expect(await everything()).toBe(before)
  })
})

/** A case of hers that the government has accepted to help with. */
async function acceptedReferral(): Promise<{ readonly caseId: string; readonly referralId: string }> {
  const caseId = await newCase({ workerId: permitting?.id })
  const sending = { caseId, toAgency: government, service: 'LEGAL_AID', reason: 'Mohon dibantu.' }
  const { referral } = await done('referCase', sending, 'referral { id }')
  const referralId = (referral as { readonly id: string }).id
  await done('acceptCaseReferral', { referralId }, undefined, companion)
  return { caseId, referralId }
}

describe('a shared note', () => {
  const query = `query ($id: ID!) { caseReferral(id: $id) { content { notes { text writtenAt } } } }`
  const notesOf = async (id: string) => {
    const { caseReferral } = await served.ask(companion, query, { id })
    return caseReferral as { readonly content: { readonly notes: readonly { readonly text: string }[] } | null } | null
  }
  const share = (caseId: string, text: string) =>
    done('addNote', { caseId, text, holdsOthersData: false, shared: true })

  it('is read by the receiver of the accepted referral, and no other note is', async () => {
    const { caseId, referralId } = await acceptedReferral()
    await done('addNote', { caseId, text: 'Hanya untuk kami.', holdsOthersData: false })
    await share(caseId, 'Sidang hari Senin.')
    expect((await notesOf(referralId))?.content?.notes).toEqual([
      { text: 'Sidang hari Senin.', writtenAt: expect.any(String) },
    ])
    expect(await caseAs(caseworker, caseId, 'notes { text }')).toMatchObject({ notes: [{}, {}] })
    expect(await caseAs(companion, caseId, 'notes { text }')).toEqual({ notes: null })
  })

  it('is refused where nobody accepted a referral yet, and nothing is written', async () => {
    const caseId = await newCase({ workerId: permitting?.id })
    await done('referCase', { caseId, toAgency: government, service: 'SHELTER', reason: 'Mohon.' })
    const before = await everything()
    const outcome = await act('addNote', { caseId, text: 'Untuk siapa?', holdsOthersData: false, shared: true })
    expect(outcome).toMatchObject({ code: 'CONFLICT', field: 'input.shared' })
    expect(await everything()).toBe(before)
  })

  it('is read no longer once the referral is revoked or done', async () => {
    for (const [name, as] of [
      ['revokeCaseReferral', caseworker],
      ['completeCaseReferral', companion],
    ] as const) {
      const { caseId, referralId } = await acceptedReferral()
      await share(caseId, 'Sampai di sini.')
      await done(name, { referralId }, undefined, as)
      expect(await notesOf(referralId)).toEqual({ content: null })
    }
  })

  it('is read without its words once she withdrew, though the referral still stands', async () => {
    const { caseId, referralId } = await acceptedReferral()
    await share(caseId, 'Dengan izinnya.')
    await rows(`update grant_reach set closes_at = now() where subject = $1`, [permitting?.id])
    expect((await notesOf(referralId))?.content?.notes).toEqual([{ text: null, writtenAt: null }])
  })
})
