import { demoAgencies, government, hubCompany, ngo } from './agencies.ts'
import { publishedCaseTypes, typeOf } from './case-vocabulary.ts'
import { demoCompanies } from './companies.ts'
import type { DemoCase, DemoGrant, DemoWorker } from './demo-worker.ts'
import { indicatorFigures, kecamatans } from './facts.ts'
import { demoJobOrders } from './job-orders.ts'
import { otherRegencies } from './nik.ts'
import { demoPopulation, demoWorker } from './population.ts'
import { isWithheld } from './withheld-names.ts'

const today = '2026-07-01'
const people = [...demoPopulation({ today, workers: 20_000 })]
const cases = people.flatMap((worker) => worker.cases)
const grants = people.flatMap((worker) => worker.grants)
const placements = people.flatMap(({ placement }) => (placement === undefined ? [] : [placement]))

describe('the population', () => {
  it('is the same each time', () => {
    expect([...demoPopulation({ today, workers: 40 })]).toEqual(people.slice(0, 40))
  })

  it('begins alike however many workers it has', () => {
    const ofTenThousand = demoPopulation({ today, workers: 10_000 })
    for (const worker of demoPopulation({ today, workers: 10 })) expect(ofTenThousand.next().value).toEqual(worker)
  })

  it('has 2,309 workers unless told otherwise', () => {
    let workers = 0
    for (const _ of demoPopulation({ today })) workers += 1
    expect(workers).toBe(2309)
  })

  it('makes any worker alone', () => {
    expect(demoWorker(4711, { today })).toEqual(people[4711])
  })

  it('keeps who people are from one day to the next', () => {
    const tomorrow = demoWorker(4711, { today: '2027-03-04' })
    const { nikCheck: _, ...person } = people[4711]?.person ?? tomorrow.person
    expect(tomorrow).toMatchObject({ id: people[4711]?.id, person })
  })

  it('differs by its seed', () => {
    const other = demoWorker(4711, { today, seed: 'another' })
    expect(other.id).not.toBe(people[4711]?.id)
    expect(other.person.fullName).not.toBe(people[4711]?.person.fullName)
  })

  it('refuses a day that is no day and a worker it does not have', () => {
    expect(() => demoWorker(0, { today: '2026-02-30' })).toThrow('"2026-02-30" is not a day of the form yyyy-mm-dd.')
    expect(() => demoWorker(-1, { today })).toThrow('The population has workers 0 to 1459999; -1 is none of them.')
  })
})

describe('a worker', () => {
  it('shares neither id, NIK nor passport number with another', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
    expect(new Set(people.map(({ person }) => person.nik)).size).toBe(people.length)
    const passports = placements.flatMap(({ passport }) => (passport === undefined ? [] : [passport.number]))
    expect(new Set(passports).size).toBe(passports.length)
    const rows = [...cases, ...grants, ...placements].map(({ id }) => id)
    expect(new Set(rows).size).toBe(rows.length)
  })

  it('has an id of the form of a random UUID', () => {
    expect(
      people.filter(({ id }) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([])
  })

  it('has a NIK of a real district, of the birth date first registered, with a serial no living person has', () => {
    expect(people.map(faultOfNik).filter((fault) => fault !== undefined)).toEqual([])
  })

  it('lives elsewhere than the NIK says now and then', () => {
    const elsewhere = people.filter(({ person }) => !person.nik.startsWith(person.kecamatan.nikPrefix)).length
    const outside = people.filter(({ person }) => !person.nik.startsWith('3509')).length
    expect([elsewhere > 2000, elsewhere < 3600, outside > 1000, outside < 1800]).toEqual([true, true, true, true])
  })

  it('bears a name that the news never carried, and four in ten a single one', () => {
    const names = people.flatMap(({ person }) => [person.fullName, person.kin.name, ...person.aliases])
    expect(names.filter(isWithheld)).toEqual([])
    const single = people.filter(({ person }) => !person.fullName.includes(' ')).length / people.length
    expect(single).toBeCloseTo(0.38, 1)
    expect(new Set(people.map(({ person }) => person.fullName)).size).toBeGreaterThan(10_000)
  })

  it('has numbers that cannot ring, in the form that E.164 wants', () => {
    const phones = people.flatMap(({ contacts, person }) => [...contacts.map(({ phone }) => phone), person.kin.phone])
    expect(
      phones.filter((phone) => !/^\+(62840\d{8}|(852|886|60|81|65|82|966|673|90|855|95|971)0\d{7})$/.test(phone)),
    ).toEqual([])
  })

  it('is known to an agency', () => {
    expect(people.filter(({ knownTo }) => knownTo.length === 0)).toEqual([])
  })

  it('is known to the government by registration, a case or list of its own, or a referral it accepted', () => {
    const wrongly = people.filter((worker) => worker.knownTo.includes(government) !== isGovernments(worker))
    expect(wrongly).toEqual([])
  })

  it('who left outside procedure has no registration, no placement and no documents', () => {
    const outside = people.filter(({ proceduralStatus }) => proceduralStatus !== 'PROCEDURAL')
    const withPapers = outside.filter(
      ({ registration, placement, documents }) =>
        registration !== undefined || placement !== undefined || documents.length > 0,
    )
    expect([outside.length > 3000, withPapers]).toEqual([true, []])
  })

  it('has done nothing after today, and everything in order', () => {
    const late = people.filter(({ history }) => history.some(({ on }) => on > today))
    const disordered = people.filter(({ history }) => history.some(({ on }, at) => on < (history[at - 1]?.on ?? on)))
    expect([late, disordered, cases.filter(({ receivedOn }) => receivedOn > today)]).toEqual([[], [], []])
  })
})

describe('what has been published', () => {
  it.each(rows('placements', '2024-10-31', 'destination'))('holds for placements in %s', (category, value, of) => {
    const counted = placements.filter(({ destination }) => destination.name.en === category).length
    expect(Math.abs(counted / placements.length - value / of)).toBeLessThan(0.012)
  })

  it.each(rows('complaints', '2024-06-30', 'type'))('holds for cases of the type "%s"', (category, value, of) => {
    const type = publishedCaseTypes[category]
    const counted = cases.filter(({ types }) => types[0] === type).length
    expect(Math.abs(counted / cases.length - value / of)).toBeLessThan(0.02)
  })

  it.each(rows('complaints', '2024-12-05', 'status'))('holds for cases with the status %s', (category, value, of) => {
    const status = { 'non-procedural': 'NON_PROCEDURAL', procedural: 'PROCEDURAL', other: 'UNCLEAR' }[category]
    const counted = cases.filter(({ proceduralStatus }) => proceduralStatus === status).length
    expect(Math.abs(counted / cases.length - value / of)).toBeLessThan(0.03)
  })

  it('holds for the sex of those with a case and of those placed', () => {
    const withCase = people.filter((worker) => worker.cases.length > 0)
    const placed = people.filter((worker) => worker.placement !== undefined && worker.cases.length === 0)
    expect(Math.abs(shareOfWomen(withCase) - 750 / 1462)).toBeLessThan(0.03)
    expect(Math.abs(shareOfWomen(placed) - 63855 / 72624)).toBeLessThan(0.02)
  })

  it('holds for domestic work, care and placement by companies', () => {
    const share = (count: number) => count / placements.length
    const domestic = share(placements.filter(({ post }) => post.sector === 'DOMESTIC').length)
    const care = share(placements.filter(({ post }) => post.sector === 'CARE').length)
    const byCompany = share(placements.filter(({ scheme }) => scheme === 'P_TO_P').length)
    expect(Math.abs(domestic - 85934 / 250391)).toBeLessThan(0.04)
    expect(Math.abs(care - 44833 / 250391)).toBeLessThan(0.04)
    expect(Math.abs(byCompany - 0.7947)).toBeLessThan(0.02)
  })
})

describe('a case', () => {
  it('is never against an agency of the hub', () => {
    const real = demoAgencies.flatMap(({ id, name }): string[] => [id, name.id, name.en])
    const invented = demoCompanies(today).filter(({ isInvented }) => isInvented)
    const wrong = cases.filter(
      ({ respondent }) => respondent !== undefined && respondent.kind !== 'PERSON' && real.includes(respondent.name),
    )
    const companies = new Set(
      cases.flatMap(({ respondent }) => (respondent?.kind === 'COMPANY' ? [respondent.companyId] : [])),
    )
    expect(wrong).toEqual([])
    expect(invented.map(({ id }) => id)).toEqual(expect.arrayContaining([...companies]))
    expect(companies.has(hubCompany)).toBe(false)
  })

  it('about what a company did wrong is of somebody whom an invented company placed', () => {
    const wronged = people.filter((worker) =>
      worker.cases.some(({ matter }) => ['FAILED_TO_DEPART', 'JOB_FRAUD', 'OVERCHARGING'].includes(matter)),
    )
    expect(wronged.filter(({ placement }) => placement?.companyId === hubCompany)).toEqual([])
  })

  it('may be against one of the owner’s own people, in the first two thousand already', () => {
    const persons = people
      .slice(0, 2309)
      .flatMap((worker) => worker.cases.map(({ owner, respondent }) => [owner, respondent] as const))
    const found = persons.filter(([owner, respondent]) => respondent?.kind === 'PERSON' && respondent.agency === owner)
    expect(found.length).toBeGreaterThan(0)
  })

  it('is filed under the type of its matter', () => {
    expect(cases.filter(({ matter, types }) => types[0] !== typeOf(matter))).toEqual([])
  })

  it('tells of a death only where somebody died, who then permits nothing', () => {
    const dead = people.filter((worker) => worker.cases.some(({ death }) => death !== undefined))
    expect(dead.length).toBeGreaterThan(50)
    expect(dead.filter((worker) => worker.grants.length > 0)).toEqual([])
  })

  it('has a commitment due seven days after the second clarification', () => {
    const promised = cases.filter(({ commitment }) => commitment !== undefined)
    expect(promised.length).toBeGreaterThan(3)
    expect(promised.filter((one) => daysBetween(one.clarifications[1]?.heldOn, one.commitment?.dueOn) !== 7)).toEqual(
      [],
    )
  })

  it('that was referred went the other way, with a row of the receiver’s only once accepted', () => {
    const referrals = cases.flatMap(({ referral }) => (referral === undefined ? [] : [referral]))
    const wrong = referrals.filter(
      ({ from, to, state, receiverCaseId }) =>
        from === to || (receiverCaseId !== undefined) !== (state === 'ACCEPTED' || state === 'DONE'),
    )
    expect([wrong, new Set(referrals.map(({ state }) => state)).size]).toEqual([[], 5])
  })
})

describe('a permission', () => {
  it('is live, withdrawn or expired as its dates say', () => {
    expect(grants.filter((grant) => stateByDates(grant) !== grant.state)).toEqual([])
    expect(new Set(grants.map(({ state }) => state)).size).toBe(3)
  })

  it('is never of the government’s where the government does not know the worker', () => {
    const wrong = people.filter(
      (worker) => !worker.knownTo.includes(government) && worker.grants.some(({ owner }) => owner === government),
    )
    expect(wrong).toEqual([])
  })

  it('says in its words that the owner will learn of the question', () => {
    expect(grants.filter(({ words }) => !words.id.includes('akan tahu bahwa'))).toEqual([])
  })

  it('is withdrawn where the referral was revoked', () => {
    const revoked = people.filter((worker) =>
      worker.cases.some(({ referral }) => referral?.from === ngo && referral.state === 'REVOKED'),
    )
    const stillLive = revoked.filter((worker) =>
      worker.grants.some(({ owner, state }) => owner === ngo && state === 'LIVE'),
    )
    expect([revoked.length > 3, stillLive]).toEqual([true, []])
  })
})

describe('a placement', () => {
  it('by a company names an order of that company whose quota it does not exceed', () => {
    const orders = new Map(demoJobOrders({ today, workers: people.length }).map((order) => [order.id, order]))
    const taken = new Map<string, number>()
    for (const { jobOrderId } of placements) {
      if (jobOrderId !== undefined) taken.set(jobOrderId, (taken.get(jobOrderId) ?? 0) + 1)
    }
    const unknown = placements.filter(
      ({ jobOrderId, companyId }) => jobOrderId !== undefined && orders.get(jobOrderId)?.companyId !== companyId,
    )
    const full = [...taken].filter(([id, count]) => count > (orders.get(id)?.quota ?? 0))
    expect([unknown, full]).toEqual([[], []])
  })

  it('has contract versions in the order of signing, and a substitution with less wage', () => {
    const wrong = placements.filter(({ contracts }) => contracts.some(({ version }, at) => version !== at + 1))
    const substituted = placements.filter(({ contracts }) => contracts.some(({ kind }) => kind === 'SUBSTITUTED'))
    const better = substituted.filter(({ contracts }) =>
      contracts.some(({ kind, wage }) => kind === 'SUBSTITUTED' && wage >= (contracts[0]?.wage ?? 0)),
    )
    expect([wrong, better, substituted.length > 150]).toEqual([[], [], true])
  })

  it('overcharges only where an invented company made it', () => {
    const overcharged = placements.filter(({ costs }) => costs.some(({ isAllowed }) => !isAllowed))
    expect(overcharged.filter(({ companyId }) => companyId === hubCompany)).toEqual([])
    expect(overcharged.length).toBeGreaterThan(100)
  })

  it('tells the same of a document as the checklist does', () => {
    const differing = people.filter(({ placement, documents }) =>
      documents.some(
        ({ type, state, expiresOn }) =>
          type === 'PASSPORT' && state === 'ACCEPTED' && expiresOn !== placement?.passport?.until,
      ),
    )
    expect(differing).toEqual([])
  })
})

describe('the first five', () => {
  it('are Sulastri and the four that show what she does not', () => {
    expect(people.slice(0, 5).map(storyOf)).toEqual([
      story('Sulastri', [government, hubCompany, ngo], ['SIGNED', 'SUBSTITUTED'], ['IN_PROGRESS'], ['LIVE', 'LIVE']),
      story(
        undefined,
        [government, hubCompany, ngo],
        ['SIGNED', 'SUBSTITUTED'],
        ['IN_PROGRESS'],
        ['WITHDRAWN', 'WITHDRAWN'],
      ),
      story(undefined, [ngo], [], ['IN_PROGRESS'], []),
      story(undefined, [government, hubCompany], [], [], []),
      story(undefined, [government], ['SIGNED'], [], []),
    ])
  })

  it('keep their stories whatever the seed and the day', () => {
    const others = [0, 1, 2, 3, 4].map((index) => demoWorker(index, { today: '2027-12-31', seed: 'another' }))
    expect(others.map(({ knownTo }) => knownTo)).toEqual(people.slice(0, 5).map(({ knownTo }) => knownTo))
    expect(others[0]).toMatchObject({
      binding: { issuer: 'subjects', subject: 'worker' },
      person: { fullName: 'Sulastri' },
    })
  })

  it('are the only ones bound to somebody who signs in', () => {
    expect(people.filter(({ binding }) => binding !== undefined).map(({ index }) => index)).toEqual([0])
  })

  it('has Sulastri permit the NGO to see her at the government and at the company', () => {
    expect(
      people[0]?.grants.map(({ owner, recipient, purposes, form }) => ({ owner, recipient, purposes, form })),
    ).toEqual([
      { owner: government, recipient: ngo, purposes: ['PROTECTION'], form: 'pks-protection' },
      { owner: hubCompany, recipient: ngo, purposes: ['PROTECTION'], form: 'pks-client' },
    ])
  })
})

/** The rows of a published table: category, value, and what it is a share of. */
function rows(indicator: string, periodEnd: string, dimension: string): [string, number, number][] {
  const found = indicatorFigures.filter(
    (figure) =>
      figure.indicator === indicator &&
      figure.area === 'Indonesia' &&
      figure.periodEnd === periodEnd &&
      figure.periodStart === '2024-01-01' &&
      figure.dimension === dimension,
  )
  const sum = found.reduce((total, { value }) => total + value, 0)
  const of = Number(/of (\d+)/.exec(found[0]?.note ?? '')?.[1] ?? sum)
  return found.map(({ category, value }) => [category, value, of])
}

function faultOfNik({ index, person }: DemoWorker): string | undefined {
  const { nik, sex, birthDate, isBirthDateCorrected } = person
  const prefix = nik.slice(0, 6)
  const isDistrict = kecamatans.some(({ nikPrefix }) => nikPrefix === prefix)
  const isElsewhere = otherRegencies.some((regency) => prefix.startsWith(regency)) && /(0[1-9]|1[0-2])$/.test(prefix)
  const day = Number(birthDate.slice(8)) + (sex === 'FEMALE' ? 40 : 0)
  const told = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
  const isOfBirthDate = nik.slice(6, 12) === told
  const isWell = /^\d{16}$/.test(nik) && Number(nik.slice(12)) >= 9000 && (isDistrict || isElsewhere)
  return isWell && isOfBirthDate !== isBirthDateCorrected ? undefined : `${index}: ${nik}, ${sex}, ${birthDate}`
}

function isGovernments({ registration, detection, cases: own }: DemoWorker): boolean {
  return (
    registration !== undefined ||
    detection?.agency === government ||
    own.some(
      ({ owner, referral }) =>
        owner === government || (referral?.to === government && referral.receiverCaseId !== undefined),
    )
  )
}

function shareOfWomen(workers: readonly DemoWorker[]): number {
  return workers.filter(({ person }) => person.sex === 'FEMALE').length / workers.length
}

function stateByDates({ until, withdrawnOn }: DemoGrant): DemoGrant['state'] {
  if (withdrawnOn !== undefined) return withdrawnOn <= today ? 'WITHDRAWN' : 'LIVE'
  return until < today ? 'EXPIRED' : 'LIVE'
}

function daysBetween(from = '', until = ''): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000
}

function storyOf({ index, person, knownTo, placement, cases: own, grants: given }: DemoWorker) {
  return story(
    index === 0 ? person.fullName : undefined,
    knownTo,
    placement?.contracts.map(({ kind }) => kind) ?? [],
    own.map(({ state }) => state),
    given.map(({ state }) => state),
  )
}

function story(
  name: string | undefined,
  knownTo: readonly string[],
  contracts: readonly string[],
  states: readonly DemoCase['state'][],
  permissions: readonly DemoGrant['state'][],
) {
  return { name, knownTo, contracts, states, permissions }
}
