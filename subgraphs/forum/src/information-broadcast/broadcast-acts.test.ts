import { randomUUID } from 'node:crypto'
import { addDays } from '@simpul/agency'
import { government, hubCompany, ngo } from '@simpul/demo'
import { type ActingForum, actingForum } from '../testing/acting-forum.ts'
import { director, now, official, secretary, supervisor, today } from '../testing/served-forum.ts'

let acting: ActingForum

beforeAll(async () => {
  acting = await actingForum()
}, 60_000)

afterAll(() => acting?.close())

describe('a broadcast', () => {
  const send = `mutation ($input: BroadcastInput!) { broadcast(input: $input) {
    broadcast { id fromAgency text sentOn acknowledgements { agency } } } }`
  const acknowledge = `mutation ($input: AcknowledgeBroadcastInput!) { acknowledgeBroadcast(input: $input) {
    broadcast { acknowledgements { agency acknowledgedOn } } } }`

  async function newBroadcast(): Promise<string> {
    const sent = await acting.act(official, send, { agency: government, text: 'Loket pindah.' })
    return (sent.broadcast as { broadcast: { id: string } }).broadcast.id
  }

  it('is read by all, and each takes note of it once', async () => {
    const broadcastId = await newBroadcast()
    for (const as of [director, supervisor]) await acting.act(as, acknowledge, { agency: as.issuer, broadcastId })
    expect(await acting.act(supervisor, acknowledge, { agency: ngo, broadcastId })).toEqual({
      acknowledgeBroadcast: {
        broadcast: {
          acknowledgements: [
            { agency: ngo, acknowledgedOn: today },
            { agency: hubCompany, acknowledgedOn: today },
          ],
        },
      },
    })
  })

  it('is not noted by its sender, nor by somebody for another', async () => {
    const broadcastId = await newBroadcast()
    const own = await acting.refusal(official, acknowledge, { agency: government, broadcastId })
    expect(own).toMatchObject({ code: 'CONFLICT', field: 'input.broadcastId' })
    expect(await acting.refusal(official, acknowledge, { agency: ngo, broadcastId })).toMatchObject({
      reason: 'NO_GRANT',
    })
    expect(await acting.refusal(secretary, send, { agency: ngo, text: 'Ya' })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a word of the glossary', () => {
  const fields = 'term { id term agreedText proposedText dissent version positions { agency stance words } }'
  const propose = `mutation ($input: ProposeTermInput!) { proposeTerm(input: $input) { ${fields} } }`
  const reword = `mutation ($input: ProposeTermTextInput!) { proposeTermText(input: $input) { ${fields} } }`
  const agree = `mutation ($input: AgreeTermInput!) { agreeTerm(input: $input) { ${fields} } }`
  const dissent = `mutation ($input: DissentFromTermInput!) { dissentFromTerm(input: $input) { ${fields} } }`

  async function newTerm(): Promise<string> {
    const input = { agency: ngo, term: `Kata u${randomUUID().replaceAll('-', '')}`, text: 'Makna pertama.' }
    const { proposeTerm } = await acting.act(supervisor, propose, input)
    return (proposeTerm as { term: { id: string } }).term.id
  }

  it('is agreed once every agency agrees, with the dissent on the way', async () => {
    const termId = await newTerm()
    await acting.act(director, dissent, { agency: hubCompany, termId, expectedVersion: 2, words: 'Lebih luas.' })
    expect(await acting.act(official, agree, { agency: government, termId, expectedVersion: 3 })).toMatchObject({
      agreeTerm: { term: { agreedText: null, dissent: `${hubCompany}: Lebih luas.`, version: 4 } },
    })
    const text = 'Makna kedua.'
    await acting.act(official, reword, { agency: government, termId, expectedVersion: 4, text })
    const found = await acting.ask(
      undefined,
      `{ glossaryTerms(termContains: "Kata") { edges { node { ${fields.slice(7, -2)} } } } }`,
    )
    expect(JSON.stringify(found)).toContain(text)
    await acting.act(director, agree, { agency: hubCompany, termId, expectedVersion: 6 })
    expect(await acting.act(supervisor, agree, { agency: ngo, termId, expectedVersion: 7 })).toMatchObject({
      agreeTerm: { term: { agreedText: text, proposedText: null, dissent: null, version: 8 } },
    })
  })

  it('is there once, however it is written', async () => {
    const input = { agency: ngo, term: 'RUJUKAN', text: 'Makna.' }
    expect(await acting.refusal(supervisor, propose, input)).toMatchObject({ code: 'CONFLICT', field: 'input.term' })
  })

  it('is not agreed to without a meaning, nor after it has changed', async () => {
    const { id: termId } = await acting.one(`select id from glossary_term where term = 'Bermasalah'`)
    const bare = await acting.refusal(supervisor, agree, { agency: ngo, termId, expectedVersion: 1 })
    expect(bare).toMatchObject({ code: 'CONFLICT', field: 'input.termId' })
    const stale = { agency: hubCompany, termId: await newTerm(), expectedVersion: 1 }
    expect(await acting.refusal(director, agree, stale)).toMatchObject({ code: 'STALE_VERSION' })
    expect(await acting.refusal(director, agree, { ...stale, termId: randomUUID() })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('a disagreement between counts', () => {
  const fields = `disagreement { id what openedBy state explanation explainedBy explainedOn version
    figures { agency value unit definition periodStart periodEnd asOf source statedOn } }`
  const open = `mutation ($input: OpenDisagreementInput!) { openDisagreement(input: $input) { ${fields} } }`
  const state = `mutation ($input: StateFigureInput!) { stateFigure(input: $input) { ${fields} } }`
  const explain = `mutation ($input: ExplainDisagreementInput!) { explainDisagreement(input: $input) { ${fields} } }`
  const figure = {
    ...{ value: 655, unit: 'people', definition: 'keberangkatan', source: 'Migrant CARE' },
    ...{ periodStart: '2022-01-01', periodEnd: '2022-12-31', asOf: '2023-01-01' },
  }

  async function newDisagreement(): Promise<string> {
    const opened = await acting.act(supervisor, open, { agency: ngo, what: 'Pekerja 2022', figure })
    return (opened.openDisagreement as { disagreement: { id: string } }).disagreement.id
  }

  it('has each agency’s figure side by side, and is explained', async () => {
    const disagreementId = await newDisagreement()
    const alone = await acting.refusal(supervisor, explain, {
      ...{ agency: ngo, disagreementId, expectedVersion: 1, explanation: 'Ya.' },
    })
    expect(alone).toMatchObject({ code: 'CONFLICT', field: 'input.disagreementId' })
    const theirs = { ...figure, value: 1120, definition: 'rekomendasi', source: 'SiskoP2MI' }
    await acting.act(official, state, { agency: government, disagreementId, expectedVersion: 1, figure: theirs })
    const explanation = 'Yang satu rekomendasi, yang lain keberangkatan.'
    const explained = { agency: ngo, disagreementId, expectedVersion: 2, explanation }
    expect(await acting.act(supervisor, explain, explained)).toMatchObject({
      explainDisagreement: {
        disagreement: {
          ...{ state: 'EXPLAINED', explanation, explainedBy: ngo, explainedOn: today, version: 3 },
          figures: [
            { ...theirs, agency: government, statedOn: today },
            { ...figure, agency: ngo, statedOn: today },
          ],
        },
      },
    })
    const late = { agency: government, disagreementId, expectedVersion: 3, figure: theirs }
    expect(await acting.refusal(official, state, late)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('puts itself on the agenda of the next meeting', async () => {
    const id = await newDisagreement()
    const { source, proposed_by } = await acting.one(
      `select i.source, i.proposed_by from agenda_item i join meeting m on m.id = i.meeting_id
       where i.about_id = $1 and m.held_on > $2`,
      [id, today],
    )
    expect([source, proposed_by]).toEqual(['DISAGREEMENT', null])
  })

  it.each([
    ['a count of four', { value: 4 }, 'input.figure.value'],
    ['less than nothing', { value: -1 }, 'input.figure.value'],
    ['a period that ends before it begins', { periodEnd: '2021-12-31' }, 'input.figure.periodEnd'],
    ['a day to come', { asOf: addDays(today, 1) }, 'input.figure.asOf'],
    ['no definition', { definition: '' }, 'input.figure.definition'],
  ])('refuses %s in both languages', async (_, wrong, field) => {
    const input = { agency: ngo, what: 'Pekerja', figure: { ...figure, ...wrong } }
    const refusal = await acting.refusal(supervisor, open, input)
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field })
    expect(refusal.message).toContain('Tidak ada yang ditulis.')
  })
})

describe('a notice of a breach', () => {
  const fields = 'breach { id agency detectedAt dueAt notifiedAt hoursUntilNotice state scope version }'
  const report = `mutation ($input: ReportBreachInput!) { reportBreach(input: $input) { ${fields} } }`
  const record = `mutation ($input: RecordBreachNotifiedInput!) { recordBreachNotified(input: $input) { ${fields} } }`
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()

  it('runs against the clock of the law until it is notified, once', async () => {
    const reported = await acting.act(director, report, {
      ...{ agency: hubCompany, detectedAt: hoursAgo(100), scope: 'Satu laptop.' },
    })
    expect(reported).toMatchObject({
      reportBreach: { breach: { dueAt: hoursAgo(28), notifiedAt: null, hoursUntilNotice: null, state: 'OVERDUE' } },
    })
    const { id: breachId } = (reported.reportBreach as { breach: { id: string } }).breach
    const input = { breachId, expectedVersion: 1, notifiedAt: hoursAgo(20) }
    expect(await acting.refusal(official, record, input)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await acting.act(director, record, input)).toMatchObject({
      recordBreachNotified: { breach: { hoursUntilNotice: 80, state: 'NOTIFIED_LATE', version: 2 } },
    })
    const again = await acting.refusal(director, record, { ...input, expectedVersion: 2 })
    expect(again).toMatchObject({ code: 'CONFLICT', field: 'input.breachId' })
  })

  it.each([
    ['a moment to come', { detectedAt: hoursAgo(-1) }, 'input.detectedAt'],
    ['a notice before the breach', { notifiedAt: hoursAgo(11) }, 'input.notifiedAt'],
    ['a scope that names somebody', { scope: 'Data NIK 3509116001950001' }, 'input.scope'],
  ])('refuses %s', async (_, wrong, field) => {
    const input = { agency: ngo, detectedAt: hoursAgo(10), scope: 'Satu berkas.', ...wrong }
    expect(await acting.refusal(supervisor, report, input)).toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('answers to requests for access', () => {
  it('are public as states and times, without content and without who asked', async () => {
    const query = `{ dataRequestAnswers(agency: "${ngo}", orderBy: ANSWERED_ON) {
      edges { node { agency state askedOn answeredOn days } } } }`
    expect(await acting.ask(undefined, query)).toEqual({
      dataRequestAnswers: {
        edges: [
          {
            node: {
              agency: ngo,
              state: 'ACCEPT',
              askedOn: addDays(today, -210),
              answeredOn: addDays(today, -207),
              days: 3,
            },
          },
          {
            node: {
              agency: ngo,
              state: 'ACCEPT',
              askedOn: addDays(today, -70),
              answeredOn: addDays(today, -66),
              days: 4,
            },
          },
        ],
      },
    })
  })
})
