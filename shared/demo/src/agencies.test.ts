import { demoAgreements } from './agreements.ts'
import { checklistTemplates } from './checklists.ts'
import { demoCompanies } from './companies.ts'
import { costRuleOn } from './cost-rules.ts'
import { demoEmployers, demoPartners } from './employers.ts'
import { kecamatans } from './facts.ts'
import { demoBroadcasts } from './forum/broadcasts.ts'
import { demoCommitments } from './forum/commitments.ts'
import { demoGlossary } from './forum/glossary.ts'
import { demoMeetings } from './forum/meetings.ts'
import { demoSuggestions } from './forum/suggestions.ts'
import { demoPeople } from './people.ts'
import { schemes } from './stage.ts'
import { trainingInstitutions } from './training.ts'
import { villageGroups } from './village-groups.ts'

const today = '2026-07-01'

describe('companies', () => {
  it('have a sanction only where they are invented', () => {
    const companies = demoCompanies(today)
    const real = companies.filter(({ isInvented }) => !isInvented)
    expect(real.map(({ id, licenceStatus, sanctions }) => ({ id, licenceStatus, sanctions }))).toEqual([
      { id: 'p3mi-in-era-sejahtera', licenceStatus: 'VALID', sanctions: [] },
    ])
    expect(new Set(companies.map(({ licenceStatus }) => licenceStatus)).size).toBe(4)
  })
})

describe('fixed data', () => {
  it('have ids of their own', () => {
    const ids = [...demoEmployers, ...demoPartners, ...trainingInstitutions, ...checklistTemplates].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('have a checklist for each scheme, with the passport on all', () => {
    expect(checklistTemplates.map(({ scheme }) => scheme)).toEqual([...schemes])
    expect(checklistTemplates.filter(({ items }) => !items.some(({ type }) => type === 'PASSPORT'))).toEqual([])
  })

  it('measure a cost by the rule of its day', () => {
    expect([costRuleOn('2019-12-31').id, costRuleOn('2026-01-01').id]).toEqual([
      'uu-18-2017-art-30',
      'perban-2-2020-art-3',
    ])
    expect(() => costRuleOn('2016-05-01')).toThrow('No rule on costs is known for 2016-05-01.')
  })

  it('place each village group in a district, and tell the two Sidomulyos apart', () => {
    expect(villageGroups).toHaveLength(12)
    const lost = villageGroups.filter(({ desa }) => !kecamatans.some(({ code }) => desa.code.startsWith(code)))
    expect(lost).toEqual([])
    expect(villageGroups.filter(({ desa }) => desa.name === 'Sidomulyo').map(({ desa }) => desa.code)).toEqual([
      '35.09.30.2009',
    ])
  })
})

describe('the forum', () => {
  const meetings = demoMeetings(today)
  const commitments = demoCommitments(today)
  const suggestions = demoSuggestions(today)

  it('has one meeting to come, one whose minutes wait for approval, and a chair that goes round', () => {
    expect(meetings.filter(({ heldOn }) => heldOn > today)).toHaveLength(1)
    expect(
      meetings.filter(({ draftMinutes, minutes }) => draftMinutes !== undefined && minutes === undefined),
    ).toHaveLength(1)
    expect(new Set(meetings.map(({ chairedBy }) => chairedBy)).size).toBe(3)
  })

  it('ties each commitment to a meeting or to the frame', () => {
    const frame = demoAgreements(today).frame.id
    const loose = commitments.filter(
      ({ meetingId, agreementId }) => !meetings.some(({ id }) => id === meetingId) && agreementId !== frame,
    )
    expect(loose).toEqual([])
    expect(new Set(commitments.map(({ state }) => state)).size).toBe(4)
  })

  it('calls a commitment kept only once it was', () => {
    expect(commitments.filter(({ state, keptOn }) => (state === 'KEPT') !== (keptOn !== undefined))).toEqual([])
    expect(commitments.filter(({ keptOn }) => keptOn !== undefined && keptOn > today)).toEqual([])
  })

  it('answers suggestions, also those of nobody in particular', () => {
    expect(suggestions.filter(({ status, answer }) => (status === 'ANSWERED') !== (answer !== undefined))).toEqual([])
    expect(suggestions.filter(({ fromAgency }) => fromAgency === undefined)).toHaveLength(2)
  })

  it('agrees on some words and says who differs on the others', () => {
    expect(
      demoGlossary(today).filter(({ agreedText, dissent }) => (agreedText === undefined) === (dissent === undefined)),
    ).toEqual([])
  })

  it('names no person', () => {
    const text = JSON.stringify([meetings, commitments, suggestions, demoGlossary(today), demoBroadcasts(today)])
    expect(demoPeople.filter(({ name }) => text.includes(name))).toEqual([])
  })
})
