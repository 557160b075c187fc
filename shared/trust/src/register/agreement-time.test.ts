import type { AgreementDocument } from './agreement-document.ts'
import {
  agreed,
  all,
  chain,
  disnaker,
  endsIt,
  framed,
  fresh,
  messagesOf,
  migrantCare,
  mou,
  now,
  p3mi,
  pks,
  proposes,
  signs,
  standing,
  stateOf,
  suspendedByOthers,
  suspendsIt,
} from './example-register.ts'
import { foldRegister, type OwnStop } from './fold-register.ts'

/** A moment by the clock on the wall in Jember. */
const jember = (time: string) => new Date(`${time}+07:00`)

/** The agreement with other dates, signed by both. */
const signedWith = (dates: Partial<Pick<AgreementDocument, 'from' | 'until'>>, frame: Partial<typeof dates> = {}) => {
  const above: AgreementDocument = { ...mou, until: '2040-12-31', from: '2024-01-01', ...frame }
  const document: AgreementDocument = { ...pks, ...dates }
  return [
    ...framed.slice(0, 4),
    proposes(above),
    ...above.parties.map((party) => signs(party, above)),
    proposes(document),
    ...document.parties.map((party) => signs(party, document)),
  ]
}
const stateAt = (steps: ReturnType<typeof signedWith>, time: string) => {
  const moment = jember(time)
  return stateOf(steps, { now: moment, freshAt: moment })
}

describe('the days of an agreement, by the clock of Jember', () => {
  it.each([
    ['2026-06-30T23:59:59', 'NOT_YET', []],
    ['2026-07-01T00:00:00', 'ACTIVE', all],
    ['2026-09-30T23:59:59', 'ACTIVE', all],
    ['2026-09-30T23:59:59.999', 'ACTIVE', all],
    ['2026-10-01T00:00:00', 'EXPIRED', []],
  ])('at %s it is %s', (time, state, open) => {
    expect(standing(stateAt(signedWith({ from: '2026-07-01', until: '2026-09-30' }), time))).toEqual([state, open])
  })

  it.each([
    ['2028-02-28T23:59:59', 'NOT_YET'],
    ['2028-02-29T00:00:00', 'ACTIVE'],
    ['2028-02-29T23:59:59', 'ACTIVE'],
    ['2028-03-01T00:00:00', 'EXPIRED'],
  ])('an agreement for 29 February only: at %s it is %s', (time, state) => {
    expect(standing(stateAt(signedWith({ from: '2028-02-29', until: '2028-02-29' }), time))[0]).toBe(state)
  })

  it('has no 29 February in other years', () => {
    expect(() => signedWith({ until: '2027-02-29' }).map((step) => chain([...framed, step]))).toThrow('such as')
  })

  it.each([
    ['2026-08-31T23:59:59', 'ACTIVE', all],
    ['2026-09-01T00:00:00', 'FRAME_ENDED', []],
  ])('below a frame that ends first: at %s it is %s', (time, state, open) => {
    const steps = signedWith({ from: '2026-07-01', until: '2026-09-30' }, { until: '2026-08-31' })
    expect(standing(stateAt(steps, time))).toEqual([state, open])
  })

  it.each([
    ['2026-06-30T23:59:59', 'FRAME_ENDED'],
    ['2026-07-01T00:00:00', 'ACTIVE'],
  ])('below a frame that begins later: at %s it is %s', (time, state) => {
    const steps = signedWith({ from: '2026-06-01' }, { from: '2026-07-01' })
    expect(standing(stateAt(steps, time))[0]).toBe(state)
  })

  it('have another epoch from midnight on, and not before', () => {
    const steps = signedWith({})
    const epochs = ['2026-06-30T23:59:59', '2026-07-01T00:00:00', '2026-07-01T23:59:59', '2026-07-02T00:00:00'].map(
      (time) => stateAt(steps, time).epoch,
    )
    expect(new Set(epochs).size).toBe(3)
    expect(epochs[1]).toBe(epochs[2])
  })
})

describe('the warning before the end', () => {
  const steps = signedWith({ from: '2026-01-01', until: '2026-12-31' })
  const warningAt = (time: string) => stateAt(steps, time).agreementDetails.get('pks-1')?.warning

  it.each([
    ['2026-10-31T23:59:59', undefined],
    ['2026-11-01T00:00:00', 60],
    ['2026-12-01T00:00:00', 30],
    ['2026-11-30T23:59:59', 60],
    ['2026-12-23T23:59:59', 30],
    ['2026-12-24T00:00:00', 7],
    ['2026-12-31T23:59:59', 7],
    ['2027-01-01T00:00:00', undefined],
  ])('at %s is %s', (time, expected) => {
    expect(warningAt(time)).toBe(expected)
  })

  it.each([
    ['2028-02-22T23:59:59', 30],
    ['2028-02-23T00:00:00', 7],
  ])('counts the leap day: at %s, before 1 March, it is %s', (time, expected) => {
    const detail = stateAt(signedWith({ until: '2028-03-01' }), time).agreementDetails.get('pks-1')
    expect(detail?.warning).toBe(expected)
  })

  it('is for agreements in force only', () => {
    const moment = { now: jember('2026-12-25T08:00:00'), freshAt: now }
    const warnings = [
      [...framed, proposes(pks), signs(disnaker, pks)],
      [...agreed, suspendsIt(disnaker)],
      [...agreed, endsIt(disnaker)],
      [...agreed, endsIt(p3mi, mou)],
      [...agreed, ...suspendedByOthers(migrantCare)],
    ].map((drafts) => stateOf(drafts, moment).agreementDetails.get('pks-1')?.warning)
    expect(warnings).toEqual(Array(5).fill(undefined))
    expect(stateOf(agreed, moment).agreementDetails.get('pks-1')?.warning).toBe(7)
  })
})

describe('a renewal', () => {
  const renewal: AgreementDocument = { ...pks, id: 'pks-2', renews: 'pks-1', from: '2026-12-01', until: '2027-11-30' }
  const steps = [...agreed, proposes(renewal), ...renewal.parties.map((party) => signs(party, renewal))]

  it('says which agreement it follows', () => {
    const { agreementDetails, faults } = stateOf(steps)
    expect([agreementDetails.get('pks-2')?.renews, agreementDetails.get('pks-1')?.renews, faults]).toEqual([
      'pks-1',
      undefined,
      [],
    ])
  })

  it('begins on its own first day, and the agreement before it ends on its own last', () => {
    const at = (time: string) => ['pks-1', 'pks-2'].map((id) => standing(stateAt([...steps], time), id)[0])
    expect(at('2026-11-30T23:59:59')).toEqual(['ACTIVE', 'NOT_YET'])
    expect(at('2026-12-01T00:00:00')).toEqual(['ACTIVE', 'ACTIVE'])
    expect(at('2027-01-01T00:00:00')).toEqual(['EXPIRED', 'FRAME_ENDED'])
  })
})

describe('who stopped an agreement', () => {
  const detail = (...more: Parameters<typeof chain>[0]) => stateOf([...agreed, ...more]).agreementDetails.get('pks-1')

  it('is said, and only that party takes a suspension back', () => {
    expect(detail(suspendsIt(disnaker))).toMatchObject({ state: 'SUSPENDED', suspendedBy: [disnaker] })
    expect(detail(suspendsIt(disnaker), signs(migrantCare, pks))).toMatchObject({ suspendedBy: [disnaker] })
    expect(detail(suspendsIt(disnaker), signs(disnaker, pks))).toMatchObject({ state: 'ACTIVE', suspendedBy: [] })
    expect(detail(suspendsIt(disnaker), suspendsIt(migrantCare), signs(disnaker, pks))).toMatchObject({
      state: 'SUSPENDED',
      suspendedBy: [migrantCare],
    })
  })

  it('is said of an end too, which nobody takes back', () => {
    expect(detail(endsIt(migrantCare), signs(migrantCare, pks))).toMatchObject({
      state: 'TERMINATED',
      terminatedBy: [migrantCare],
    })
  })
})

describe('an own stop, before the register has it', () => {
  const entries = chain(agreed)
  const fold = (...ownStops: readonly OwnStop[]) => foldRegister(entries, { ...fresh, ownStops })
  const suspension: OwnStop = { agency: disnaker, agreement: 'pks-1', kind: 'AGREEMENT_SUSPENDED' }

  it.each<[string, OwnStop, string, readonly string[]]>([
    ['suspends', suspension, 'SUSPENDED', ['Placement.status']],
    ['ends', { ...suspension, kind: 'AGREEMENT_TERMINATED' }, 'TERMINATED', ['Placement.status']],
    ['ends the frame', { ...suspension, agreement: 'mou-1' }, 'FRAME_ENDED', ['Placement.status']],
    ['of the other party suspends', { ...suspension, agency: migrantCare }, 'SUSPENDED', ['Case.status']],
    ['of a stranger does nothing', { ...suspension, agency: p3mi }, 'ACTIVE', all],
    ['of an unknown agreement does nothing', { ...suspension, agreement: 'pks-9' }, 'ACTIVE', all],
  ])('%s', (_, stop, state, open) => {
    expect(standing(fold(stop))).toEqual([state, open])
  })

  it('acts exactly like the entry that will follow', () => {
    const entered = foldRegister(chain([...agreed, suspendsIt(disnaker)]), fresh)
    const own = fold(suspension)
    expect([own.agreements, own.agreementDetails]).toEqual([entered.agreements, entered.agreementDetails])
    const again = foldRegister(chain([...agreed, suspendsIt(disnaker)]), { ...fresh, ownStops: [suspension] })
    expect(again.agreements).toEqual(entered.agreements)
  })

  it('is part of the epoch while it acts, and leaves the head, the freshness and the faults alone', () => {
    const [without, withOne, withTwo, withVain] = [
      fold(),
      fold(suspension),
      fold(suspension, { ...suspension, agreement: 'mou-1' }),
      fold({ ...suspension, agency: p3mi }),
    ]
    expect(new Set([without.epoch, withOne.epoch, withTwo.epoch]).size).toBe(3)
    expect(withVain.epoch).toBe(without.epoch)
    expect([withOne.head, withOne.isFresh, messagesOf(withOne)]).toEqual([without.head, true, []])
    expect(fold(suspension).epoch).toBe(withOne.epoch)
  })
})
