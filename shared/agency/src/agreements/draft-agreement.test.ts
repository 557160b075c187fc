import type { AgreementDetail, AgreementDocument } from '@simpul/trust'
import { type DraftWishes, draftAgreement, frameOf, wantedLines } from './draft-agreement.ts'

const now = new Date('2026-07-01T03:00:00Z')
const parties = ['disnaker-jember', 'migrant-care-jember']
const title = { id: 'Nota', en: 'Memorandum' }
const frame = detail({
  id: 'mou-jember',
  kind: 'MOU',
  form: 'mou-jember',
  parties,
  title,
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [],
})

function detail(document: AgreementDocument, state: AgreementDetail['state'] = 'ACTIVE'): AgreementDetail {
  const nobody = { signedBy: [], missing: [], suspendedBy: [], terminatedBy: [], proposedBy: parties[0] ?? '' }
  return { document, state, digest: '', warning: undefined, renews: undefined, ...nobody }
}

function stateWith(...details: readonly AgreementDetail[]) {
  return { agreementDetails: new Map(details.map((one) => [one.document.id, one])) }
}

const draft = (wishes: Partial<DraftWishes>, state = stateWith(frame), at = now) =>
  draftAgreement({ kind: 'PKS', form: 'pks-protection', parties, ...wishes }, [], state, at)

describe('a draft', () => {
  it('holds from tomorrow in Jember, for as long as the memorandum above it', () => {
    expect(draft({})).toEqual({
      id: 'pks-protection-2026',
      kind: 'PKS',
      form: 'pks-protection',
      parties,
      title: {
        id: 'Perjanjian kerja sama data (pks-protection): disnaker-jember, migrant-care-jember',
        en: 'Data-sharing agreement (pks-protection): disnaker-jember, migrant-care-jember',
      },
      from: '2026-07-02',
      until: '2026-12-31',
      under: 'mou-jember',
      lines: [],
    })
  })

  it.each([
    ['just before midnight in Jember', '2026-07-01T16:59:59Z', '2026-07-02'],
    ['just after it', '2026-07-01T17:00:00Z', '2026-07-03'],
  ])('counts tomorrow in Jember: %s', (_, at, from) => {
    expect(draft({}, undefined, new Date(at)).from).toBe(from)
  })

  it('of a memorandum holds for a year, also over a leap day', () => {
    const one = draft({ kind: 'MOU', form: 'mou-jember', from: '2027-03-01' })
    expect(one).toMatchObject({ kind: 'MOU', id: 'mou-jember-2027', until: '2028-02-29' })
    expect(draft({ kind: 'MOU', form: 'mou-jember', from: '2028-02-29' }).until).toBe('2029-02-28')
  })

  it('takes the next free id', () => {
    const { document } = frame
    const taken = stateWith(
      frame,
      detail({ ...document, id: 'pks-protection-2026' }),
      detail({ ...document, id: 'pks-protection-2026-2' }),
    )
    expect(draft({}, taken).id).toBe('pks-protection-2026-3')
  })

  it('of a renewal begins after the last day of what it renews, with its title', () => {
    const earlier = detail({ ...frame.document, id: 'mou-old', title: { id: 'Lama', en: 'Old' } })
    const renewal = draft({ kind: 'MOU', form: 'mou-jember', renews: 'mou-old' }, stateWith(earlier))
    expect(renewal).toMatchObject({ from: '2027-01-01', until: '2027-12-31', renews: 'mou-old', title: { en: 'Old' } })
  })
})

describe('the memorandum above a draft', () => {
  it('is the active one of all its parties, or else one that may become so', () => {
    const proposed = detail({ ...frame.document, id: 'mou-next' }, 'PROPOSED')
    expect(frameOf(parties, stateWith(proposed, frame))).toBe('mou-jember')
    expect(frameOf(parties, stateWith(proposed))).toBe('mou-next')
    expect(frameOf(parties, stateWith(detail(frame.document, 'TERMINATED')))).toBeUndefined()
    expect(frameOf([...parties, 'another-agency'], stateWith(frame))).toBeUndefined()
  })
})

describe('the lines of a draft', () => {
  const line = (coordinate: string, purpose: 'PROTECTION' | 'REINTEGRATION') => ({
    coordinate,
    owner: 'disnaker-jember',
    recipient: 'migrant-care-jember',
    purpose,
    basis: 'CONSENT' as const,
    rows: 'GRANTED' as const,
    digest: '',
    retainDays: 1,
    duty: false,
  })
  const lines = [
    line('Worker.id', 'PROTECTION'),
    line('Worker.fullName', 'PROTECTION'),
    line('Worker.fullName', 'REINTEGRATION'),
  ]
  const keyOf = () => 'Worker.id'
  const named = (wishes: Parameters<typeof wantedLines>[1]) =>
    wantedLines(lines, wishes, keyOf).map(({ coordinate, purpose }) => `${coordinate} ${purpose}`)

  it('are all that is offered, or those that are wanted with the keys of their rows', () => {
    expect(named({})).toHaveLength(3)
    expect(named({ coordinates: ['Worker.fullName'], purposes: ['PROTECTION'] })).toEqual([
      'Worker.id PROTECTION',
      'Worker.fullName PROTECTION',
    ])
  })
})
