import { type AgencyCaller, boundaryDefinitions, compileMatrix, readRules } from '@simpul/boundary'
import { foldRegister, grantFaults, grantMissing, newSigningKey, readGrant, verifyChain } from '@simpul/trust'
import { demoAgencies } from './agencies.ts'
import { demoGrantDocument, demoSubjectProof } from './grant-documents.ts'
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
const signingKeys = new Map(demoAgencies.map(({ id }) => [id as string, newSigningKey()]))
const keys = new Map([...signingKeys].map(([id, { privateKey }]) => [id, privateKey]))
const agencies = demoAgencies.map(({ id, kind, name }, at) => ({
  id,
  kind,
  name,
  subgraph: subgraphs[at] ?? 'none',
  issuer: `http://localhost:4009/${id}`,
  jwksUri: `http://localhost:4009/${id}/jwks`,
  publicKey: signingKeys.get(id)?.publicKey,
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
  keys,
}
const entries = demoRegister(options)
const now = new Date(`${today}T05:00:00Z`)
const register = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 3600, founding: agencies })

describe('the register of the demonstration', () => {
  it('is one whole chain without a fault, each entry signed by its author', () => {
    expect([verifyChain(entries).kind, register.faults, register.isFresh]).toEqual(['whole', [], true])
  })

  it('is worth nothing to whoever pins other keys', () => {
    const founding = agencies.map((agency) => ({ ...agency, publicKey: newSigningKey().publicKey }))
    const state = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 3600, founding })
    expect([state.faults.length, state.agencies.size, state.isFresh]).toEqual([entries.length, 0, false])
  })

  it.each(['disnaker-jember', 'forum-pmi-jember'])('is not made without the key of %s', (missing) => {
    const others = new Map([...keys].filter(([id]) => id !== missing))
    expect(() => demoRegister({ ...options, keys: others })).toThrow(`The signing key of ${missing} is not at hand.`)
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

  it('is signed where the keys are given, and only there', () => {
    const keyOf = (agency: string) => signingKeys.get(agency)?.publicKey
    const faults = (given?: typeof keys) =>
      [...demoPopulation({ today })].flatMap((worker) =>
        worker.grants.map((grant) => {
          const document = readGrant(demoGrantDocument(worker, grant, given))
          return grantFaults(document, { keyOf, subjectProof: demoSubjectProof }) ?? grantMissing(document).join()
        }),
      )
    expect(new Set(faults(keys))).toEqual(new Set(['']))
    expect(new Set(faults().map((fault) => fault.startsWith('The signature in the name of')))).toEqual(new Set([true]))
  })
})
