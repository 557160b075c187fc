import { type AgencyCaller, boundaryDefinitions, compileMatrix, readRules } from '@simpul/boundary'
import { foldRegister, readGrant, verifyChain } from '@simpul/trust'
import { demoAgencies } from './agencies.ts'
import { demoGrantDocument } from './grant-documents.ts'
import { demoPeople } from './people.ts'
import { demoPopulation } from './population.ts'
import {
  demoRegister,
  demoRegisterDrafts,
  lapsedCoordinate,
  notAgreedCoordinate,
  outdatedCoordinate,
} from './register.ts'

const today = '2026-07-01'
const subgraphs = ['government', 'recruitment', 'ngo', 'forum']
const agencies = demoAgencies.map(({ id, kind, name }, at) => ({
  id,
  kind,
  name,
  subgraph: subgraphs[at] ?? 'none',
  issuer: `http://localhost:4009/${id}`,
  jwksUri: `http://localhost:4009/${id}/jwks`,
}))

const government = readRules(`
  extend schema @agency(subgraph: "government", id: "disnaker-jember", kind: GOVERNMENT)
  type Worker @key(fields: "id") @subject(key: "id") @classified(as: PERSONAL)
    @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
    id: ID!
    fullName: String
    maritalStatus: String
  }
  type FiledPlacement @subject(key: "workerId") @classified(as: PERSONAL)
    @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
    id: ID!
    flight: String
  }
  type GovernmentContact @subject(key: "workerId") @classified(as: PERSONAL)
    @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
    id: ID!
    callWindow: String
  }
  type Query { worker(id: ID! @subject): Worker }
  ${boundaryDefinitions}
`)

const ngo = readRules(`
  extend schema @agency(subgraph: "ngo", id: "migrant-care-jember", kind: NGO)
  type Case @subject(key: "workerId") @classified(as: SPECIFIC)
    @share(with: GOVERNMENT, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
    id: ID!
  }
  type Query { cases: [Case!] }
  ${boundaryDefinitions}
`)

const options = {
  agencies,
  rulesBySubgraph: new Map([government, ngo].map((rules) => [rules.agency.subgraph, rules])),
  today,
}
const entries = demoRegister(options)
const now = new Date(`${today}T05:00:00Z`)
const register = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 3600 })

describe('the register of the demonstration', () => {
  it('is one whole chain without a fault', () => {
    expect([verifyChain(entries).kind, register.faults]).toEqual(['whole', []])
  })

  it('admits the four agencies first', () => {
    expect(entries.slice(0, 4).map(({ kind }) => kind)).toEqual(Array(4).fill('AGENCY_ADMITTED'))
    expect([...register.agencies.keys()]).toEqual(demoAgencies.map(({ id }) => id))
  })

  it('holds a frame and three agreements on data, one that has run out and one that nobody has signed', () => {
    const standing = [...register.agreementDetails].map(([id, { state, signedBy }]) => [id, state, signedBy.length])
    expect(standing).toEqual([
      ['mou-jember-2023', 'ACTIVE', 4],
      ['pks-protection-2023', 'EXPIRED', 2],
      ['pks-placement-2025', 'ACTIVE', 2],
      ['pks-protection-2025', 'ACTIVE', 2],
      ['pks-client-2025', 'ACTIVE', 2],
      ['pks-protection-2-2026', 'PROPOSED', 0],
    ])
  })

  it('accepts in both directions what the schemas offer', () => {
    const lines = register.agreementDetails.get('pks-protection-2025')?.document.lines ?? []
    expect(lines.map(({ coordinate, recipient, retainDays }) => [coordinate, recipient, retainDays])).toEqual([
      ['Worker.id', 'migrant-care-jember', 730],
      ['Worker.fullName', 'migrant-care-jember', 730],
      ['FiledPlacement.id', 'migrant-care-jember', 730],
      ['FiledPlacement.flight', 'migrant-care-jember', 730],
      ['GovernmentContact.id', 'migrant-care-jember', 730],
      ['Case.id', 'disnaker-jember', 365],
    ])
  })

  it('proposes reintegration only', () => {
    const lines = register.agreementDetails.get('pks-protection-2-2026')?.document.lines ?? []
    expect([lines.length > 0, new Set(lines.map(({ purpose }) => purpose))]).toEqual([true, new Set(['REINTEGRATION'])])
  })

  it.each([
    ['Worker.fullName', 'open'],
    [notAgreedCoordinate, 'NOT_AGREED'],
    [outdatedCoordinate, 'LINE_OUTDATED'],
    [lapsedCoordinate, 'AGREEMENT_NOT_ACTIVE'],
  ])('has a caseworker of the NGO find %s: %s', (coordinate, expected) => {
    const caller: AgencyCaller = {
      kind: 'agency',
      agency: 'migrant-care-jember',
      agencyKind: 'NGO',
      person: 'caseworker',
      role: 'CASEWORKER',
      purpose: 'PROTECTION',
    }
    const cell = compileMatrix(government, caller, register).cells.get(coordinate)
    expect(cell?.kind === 'closed' ? cell.because : cell?.kind).toBe(expected)
  })

  it('names no person', () => {
    const text = JSON.stringify(entries)
    expect(demoPeople.filter(({ name }) => text.includes(name))).toEqual([])
  })

  it('is given as drafts too, for one who signs', () => {
    expect(demoRegisterDrafts(options).map(({ kind }) => kind)).toEqual(entries.map(({ kind }) => kind))
  })
})

describe('a permission of the population', () => {
  it('is a grant that owner and recipient can keep', () => {
    const documents = [...demoPopulation({ today })].flatMap((worker) =>
      worker.grants.map((grant) => readGrant(demoGrantDocument(worker, grant))),
    )
    expect(documents.length).toBeGreaterThan(60)
    const toItself = documents.filter(
      ({ takenBy, owner, signatures }) => takenBy.agency !== owner && !signatures.some(({ by }) => by === 'subject'),
    )
    expect(toItself).toEqual([])
  })
})
