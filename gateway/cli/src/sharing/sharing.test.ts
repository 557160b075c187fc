import {
  type AgencyCaller,
  type BoundaryRules,
  closedReasons,
  compileMatrix,
  readRules,
  type Share,
} from '@simpul/boundary'
import {
  type AgreementDocument,
  agreementDigest,
  appendEntry,
  foldRegister,
  type RegisterDraft,
  type RegisterState,
} from '@simpul/trust'
import { demoHub, demoSchemas } from '../testing/demo-hub.ts'
import { explainField } from './explain-field.ts'
import { sharingMatrix } from './sharing-matrix.ts'
import { type ClosedField, whatWouldOpen } from './what-would-open.ts'

const today = '2026-07-01'
const now = new Date(`${today}T05:00:00Z`)
const schemas = demoSchemas()
const owners = schemas.map(readRules)
const hub = demoHub(schemas, today)
const state = fold([])

/** The demonstration's register with more entries, each signed by its author. */
function fold(drafts: readonly RegisterDraft[], at = now): RegisterState {
  const entries = drafts.reduce((before, draft) => {
    const key = hub.keys.get(draft.author)
    if (key === undefined) throw new Error(`There is no key of ${draft.author}.`)
    return appendEntry(before, draft, key)
  }, hub.entries)
  return foldRegister(entries, { now: at, freshAt: at, maxAgeSeconds: 3_600, founding: hub.founding.agencies })
}

const government = owners[0] as BoundaryRules
const [frame] = [...state.agreementDetails.values()].filter(({ document }) => document.kind === 'MOU')

const caseworker: AgencyCaller = {
  kind: 'agency',
  agency: 'migrant-care-jember',
  agencyKind: 'NGO',
  person: '',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}

function maritalStatus(register: RegisterState, caller = caseworker): ClosedField {
  const field = government.fields.get('Worker.maritalStatus')
  if (field?.kind !== 'leaf') throw new Error('The schema has no Worker.maritalStatus.')
  const { coordinate, classification, shares: offers } = field
  return { coordinate, classification, offers, owner: government.agency.id, caller, register, worker: 'w' }
}

const document: AgreementDocument = {
  kind: 'PKS',
  id: 'pks-more',
  form: 'pks-protection',
  under: frame?.document.id ?? '',
  title: { id: 'Tambahan', en: 'More' },
  parties: ['disnaker-jember', 'migrant-care-jember'],
  from: today,
  until: '2026-12-31',
  lines: [lineOf('Worker.maritalStatus')],
}

function lineOf(coordinate: string) {
  const field = government.fields.get(coordinate)
  if (field?.kind !== 'leaf') throw new Error(`The schema has no ${coordinate}.`)
  const { digest } = field
  const parties = { owner: 'disnaker-jember', recipient: 'migrant-care-jember' }
  const terms = { purpose: 'PROTECTION', basis: 'CONSENT', rows: 'GRANTED' } as const
  return { coordinate, ...parties, ...terms, digest, retainDays: 30, duty: false }
}

const at = `${today}T03:00:00Z`
const proposed: RegisterDraft = { kind: 'AGREEMENT_PROPOSED', author: 'migrant-care-jember', at, body: { document } }
const body = { agreement: document.id, digest: agreementDigest(document), officer: 'o-1' }
const signed = document.parties.map((author): RegisterDraft => ({ kind: 'AGREEMENT_SIGNED', author, at, body }))
const stopped = { author: 'disnaker-jember', at, body: { agreement: document.id, officer: 'o-1', reason: 'Ditinjau' } }
const suspended: RegisterDraft = { kind: 'AGREEMENT_SUSPENDED', ...stopped }
const terminated: RegisterDraft = { kind: 'AGREEMENT_TERMINATED', ...stopped }
const frameEnded: RegisterDraft = {
  kind: 'AGREEMENT_TERMINATED',
  ...stopped,
  body: { ...stopped.body, agreement: document.kind === 'PKS' ? document.under : '' },
}
const draft =
  'simpul agreement draft --form pks-protection --with disnaker-jember --field Worker.maritalStatus --for PROTECTION'

describe('what would open a field', () => {
  it.each([
    [
      'is proposed',
      [proposed],
      now,
      'It is agreed in pks-more, which is PROPOSED: disnaker-jember and migrant-care-jember must sign it: simpul agreement sign pks-more.',
    ],
    [
      'lacks one signature',
      [proposed, ...signed.slice(1)],
      now,
      'It is agreed in pks-more, which is PROPOSED: disnaker-jember must sign it: simpul agreement sign pks-more.',
    ],
    [
      'has not begun',
      [proposed, ...signed],
      new Date('2026-06-30T16:59:00Z'),
      'It is agreed in pks-more, which is NOT_YET: it begins by itself on 2026-07-01.',
    ],
    [
      'has ended',
      [proposed, ...signed],
      new Date('2026-12-31T17:00:00Z'),
      `It is agreed in pks-more, which is EXPIRED: it ended on 2026-12-31. Draft the next: ${draft} --renews pks-more.`,
    ],
    [
      'is suspended',
      [proposed, ...signed, suspended],
      now,
      'It is agreed in pks-more, which is SUSPENDED: disnaker-jember stopped it, and takes that back by signing again: simpul agreement sign pks-more.',
    ],
    [
      'was ended',
      [proposed, ...signed, terminated],
      now,
      `It is agreed in pks-more, which is TERMINATED: disnaker-jember ended it. Draft another: ${draft}.`,
    ],
    [
      'stands under an ended memorandum',
      [proposed, ...signed, frameEnded],
      now,
      `It is agreed in pks-more, which is FRAME_ENDED: the memorandum above it, ${frame?.document.id}, is not in force.`,
    ],
  ])('names the agreement that %s', (_, drafts, moment, sentence) => {
    expect(whatWouldOpen('AGREEMENT_NOT_ACTIVE', maritalStatus(fold(drafts, moment)))).toBe(sentence)
  })

  it('has a whole sentence for every reason', () => {
    const sentences = closedReasons.map((reason) => whatWouldOpen(reason, maritalStatus(state)))
    expect(new Set(sentences).size).toBe(closedReasons.length - 1) // without an agreement, NOT_ACTIVE reads as NOT_AGREED
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Za-z].*\.$/)
  })

  it.each([
    [
      { ...caseworker, role: 'HEAD' } as const,
      'NOT_CLEARED',
      'HEAD may not see PERSONAL values, at no agency. These may: OFFICER, CASEWORKER, SUPERVISOR.',
    ],
    [
      { ...caseworker, purpose: 'STATISTICS' } as const,
      'PURPOSE_NOT_ALLOWED',
      'disnaker-jember offers it for PROTECTION, not for STATISTICS. Ask for one of these if that is why you ask.',
    ],
    [
      caseworker,
      'NO_GRANT',
      'It is open only for people who permit it. Record what the person permits: simpul grant give --subject w --owner disnaker-jember --recipient migrant-care-jember --for PROTECTION --until DAY --evidence FILE.',
    ],
  ] as const)('says to %j of %s what to do', (caller, reason, sentence) => {
    expect(whatWouldOpen(reason, maritalStatus(state, caller))).toBe(sentence)
  })

  it('points to an emergency where nothing else is offered', () => {
    const offers: readonly Share[] = [
      { with: 'NGO', for: ['PROTECTION'], on: 'VITAL_INTEREST', rows: 'GRANTED', under: 'pks-protection' },
    ]
    expect(whatWouldOpen('NO_GRANT', { ...maritalStatus(state), offers })).toBe(
      'It is offered in an emergency alone: simpul emergency open --subject w --owner disnaker-jember --for PROTECTION --reason TEXT.',
    )
  })

  it('is nothing once both have signed', () => {
    const register = fold([proposed, ...signed])
    const matrix = compileMatrix(government, caseworker, register)
    const context = { rules: government, caller: caseworker, register, matrix, worker: undefined, grants: undefined }
    expect(explainField('Worker.maritalStatus', context)).toEqual({
      field: 'Worker.maritalStatus',
      owner: 'disnaker-jember',
      class: 'PERSONAL',
      verdict: 'SOME_ROWS',
      reason: undefined,
      isOffered: true,
      isCleared: true,
      agreements: [{ id: 'pks-more', until: '2026-12-31' }],
      rows: ['GRANTED on CONSENT'],
      grant: undefined,
      opens: undefined,
    })
  })
})

describe('the sharing matrix', () => {
  const rows = sharingMatrix(owners, state)

  it('has for every open way of every compiled matrix a row, and no other', () => {
    const claimed = rows
      .filter(({ closed, reader, owner, purpose }) => closed === undefined && reader !== owner && purpose !== undefined)
      .flatMap((row) =>
        row.roles.map((role) =>
          [row.owner, row.field, row.reader, role, row.purpose, row.basis, row.rows, row.agreement].join(' '),
        ),
      )
    expect(claimed.sort()).toEqual(compiled().sort())
  })

  it('says of every offer that nothing opens why it is closed, and of none that it is merely not offered', () => {
    const closed = rows.filter((row) => row.closed !== undefined)
    expect(closed.find(({ field }) => field === 'Worker.maritalStatus')?.closed).toBe('NOT_AGREED')
    expect(closed.find(({ field }) => field === 'FiledPlacement.flight')?.closed).toBe('LINE_OUTDATED')
    expect(closed.filter((row) => row.closed === 'NOT_OFFERED' || row.closed === 'PURPOSE_NOT_ALLOWED')).toEqual([])
  })

  it('closes with a stale register everything about people', () => {
    const stale = { ...state, isFresh: false }
    const open = sharingMatrix(owners, stale).filter(
      ({ closed, purpose }) => closed === undefined && purpose !== undefined,
    )
    expect(open.filter((row) => row.class === 'PERSONAL' || row.class === 'SPECIFIC')).toEqual([])
  })
})

/** The same, taken from each matrix by itself. */
function compiled(): string[] {
  const roles = ['ANALYST', 'HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR', 'AUDITOR'] as const
  const purposes = [
    'PLACEMENT',
    'VERIFICATION',
    'PROTECTION',
    'REPATRIATION',
    'REINTEGRATION',
    'STATISTICS',
    'GOVERNANCE',
  ] as const
  const found = new Set<string>()
  for (const rules of owners)
    for (const { id, kind } of state.agencies.values())
      for (const role of roles)
        for (const purpose of purposes) {
          if (id === rules.agency.id) continue
          const caller: AgencyCaller = { kind: 'agency', agency: id, agencyKind: kind, person: '', role, purpose }
          for (const [coordinate, cell] of compileMatrix(rules, caller, state).cells) {
            if (rules.fields.get(coordinate)?.kind === 'edge' || cell.kind === 'closed') continue
            for (const { line, agreement } of cell.ways)
              if (line !== undefined)
                found.add([rules.agency.id, coordinate, id, role, purpose, line.basis, line.rows, agreement].join(' '))
          }
        }
  return [...found]
}
