import { type Decidable, decide, further } from './decide.ts'
import { type AgencyCaller, type ClosedReason, closedReasons, type Decision, type RowFacts } from './decision.ts'
import type { AgreementLine, AgreementView, RegisterView } from './register-view.ts'
import type { Share } from './rules.ts'

const share: Share = { with: 'NGO', for: ['PROTECTION'], on: 'CONSENT', rows: 'GRANTED', under: 'pks-protection' }
const field: Decidable = {
  coordinate: 'Worker.fullName',
  classification: 'PERSONAL',
  shares: [share],
  hasSubject: true,
  digest: 'd1',
}
const caller: AgencyCaller = {
  kind: 'agency',
  agency: 'partner',
  agencyKind: 'NGO',
  person: 'p-1',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const row: RowFacts = {
  owner: 'owner',
  isExcluded: false,
  isAboutCaller: false,
  isLinked: false,
  grantedOn: ['CONSENT'],
}
const line: AgreementLine = {
  coordinate: 'Worker.fullName',
  owner: 'owner',
  recipient: 'partner',
  purpose: 'PROTECTION',
  basis: 'CONSENT',
  rows: 'GRANTED',
  digest: 'd1',
  retainDays: 30,
  duty: false,
}
const agreement: AgreementView = {
  id: 'agreement-1',
  kind: 'PKS',
  form: 'pks-protection',
  parties: ['owner', 'partner'],
  isActive: true,
  lines: [line],
}
const register: RegisterView = {
  epoch: 'e1',
  agencies: new Map([
    ['owner', { id: 'owner', kind: 'GOVERNMENT', isSuspended: false }],
    ['partner', { id: 'partner', kind: 'NGO', isSuspended: false }],
  ]),
  agreements: [agreement],
  isFresh: true,
}

interface Case {
  readonly field?: Partial<Decidable>
  readonly caller?: Partial<AgencyCaller>
  readonly row?: Partial<RowFacts>
  readonly register?: Partial<RegisterView>
}

const decided = (one: Case): Decision =>
  decide(
    { ...field, ...one.field },
    { ...caller, ...one.caller },
    { ...row, ...one.row },
    { ...register, ...one.register },
  )
const withLine = (change: Partial<AgreementLine>): Case => ({
  register: { agreements: [{ ...agreement, lines: [{ ...line, ...change }] }] },
})
const withAgreement = (change: Partial<AgreementView>): Case => ({
  register: { agreements: [{ ...agreement, ...change }] },
})
const suspended = (id: string): Case => ({
  register: { agencies: new Map([...register.agencies, [id, { id, kind: 'NGO', isSuspended: true }]]) },
})
const unknown = (id: string): Case => ({
  register: { agencies: new Map([...register.agencies].filter(([one]) => one !== id)) },
})

/** For each reason: cases that differ from an open one in a single fact, and a neighbour that stays open. */
const tables: Readonly<
  Record<ClosedReason, { readonly denied: readonly (readonly [string, Case])[]; readonly open: Case }>
> = {
  NOT_OFFERED: {
    denied: [
      ['no share', { field: { shares: [] } }],
      ['another kind of agency', { caller: { agencyKind: 'FORUM' } }],
    ],
    open: { field: { shares: [{ ...share, with: 'FORUM' }, share] } },
  },
  PURPOSE_NOT_ALLOWED: {
    denied: [['another purpose', { caller: { purpose: 'PLACEMENT' } }]],
    open: { field: { shares: [{ ...share, for: ['PLACEMENT', 'PROTECTION'] }] } },
  },
  NOT_AGREED: {
    denied: [
      ['no agreement', { register: { agreements: [] } }],
      ['another form', withAgreement({ form: 'pks-placement' })],
      ['a frame alone, for personal data', withAgreement({ kind: 'MOU' })],
      ['an agreement the caller is no party to', withAgreement({ parties: ['owner', 'third'] })],
      ['an agreement the owner is no party to', withAgreement({ parties: ['third', 'partner'] })],
      ['a line for another field', withLine({ coordinate: 'Worker.nik' })],
      ['a line of another owner', withLine({ owner: 'partner' })],
      ['a line for another recipient', withLine({ recipient: 'third' })],
      ['a line for another purpose', withLine({ purpose: 'PLACEMENT' })],
      ['a line on another basis', withLine({ basis: 'VITAL_INTEREST' })],
      ['a line for other rows', withLine({ rows: 'LINKED' })],
    ],
    open: { ...withAgreement({ kind: 'MOU' }), field: { classification: 'INTERNAL' } },
  },
  AGREEMENT_NOT_ACTIVE: {
    denied: [
      ['an agreement not in force', withAgreement({ isActive: false })],
      ['a suspended owner', suspended('owner')],
      ['a suspended recipient', suspended('partner')],
      ['an owner the register does not admit', unknown('owner')],
      ['a recipient the register does not admit', unknown('partner')],
    ],
    open: { register: { agreements: [{ ...agreement, id: 'agreement-0', isActive: false }, agreement] } },
  },
  LINE_OUTDATED: {
    denied: [['a line signed for another digest', withLine({ digest: 'd0' })]],
    open: { ...withLine({ digest: 'd2' }), field: { digest: 'd2' } },
  },
  REGISTER_STALE: {
    denied: [
      ['a stale register, for personal data', { register: { isFresh: false } }],
      ['a stale register, for specific data', { register: { isFresh: false }, field: { classification: 'SPECIFIC' } }],
    ],
    open: { register: { isFresh: false }, field: { classification: 'INTERNAL' } },
  },
  NOT_CLEARED: {
    denied: [
      ['a role cleared for less', { caller: { role: 'ANALYST' } }],
      ['an officer, for specific data', { caller: { role: 'OFFICER' }, field: { classification: 'SPECIFIC' } }],
      ['the own staff with a role cleared for less', { row: { owner: 'partner' }, caller: { role: 'HEAD' } }],
    ],
    open: { caller: { role: 'OFFICER' } },
  },
  NO_GRANT: {
    denied: [
      ['no live grant', { row: { grantedOn: [] } }],
      ['a grant on another basis', { row: { grantedOn: ['VITAL_INTEREST'] } }],
      ['a link where a grant is needed', { row: { grantedOn: [], isLinked: true } }],
      ['an excluded caller', { row: { isExcluded: true } }],
    ],
    open: { row: { grantedOn: ['VITAL_INTEREST', 'CONSENT'] } },
  },
}

describe.each(closedReasons)('the reason %s', (reason) => {
  it.each(tables[reason].denied)('closes a field to %s', (_, one) => {
    expect(decided(one)).toEqual({ kind: 'closed', because: reason })
  })

  it('is not given to the neighbouring case that is in order', () => {
    expect(decided(tables[reason].open)).toMatchObject({ kind: 'open', because: 'SHARED', agreement: 'agreement-1' })
  })
})

describe('the order of a decision', () => {
  it('closes every field to an excluded caller, even public ones and those of the own agency', () => {
    for (const one of [{ field: { classification: 'PUBLIC' } }, { row: { owner: 'partner' } }, {}] satisfies Case[]) {
      const decision = decided({ ...one, row: { ...('row' in one ? one.row : {}), isExcluded: true } })
      expect(decision).toEqual({ kind: 'closed', because: 'NO_GRANT' })
    }
    const excluded = { ...row, isExcluded: true, isAboutCaller: true }
    expect(decide(field, { kind: 'subject', person: 's' }, excluded, register)).toMatchObject({ because: 'NO_GRANT' })
  })

  it('opens a public field to everybody else', () => {
    const open = { ...field, classification: 'PUBLIC' } as const
    expect(decide(open, { kind: 'public' }, row, register)).toEqual({ kind: 'open', because: 'PUBLIC' })
  })

  it('opens nothing else to somebody who is not signed in', () => {
    expect(decide(field, { kind: 'public' }, row, register)).toEqual({ kind: 'closed', because: 'NOT_OFFERED' })
  })

  it('lets the owner read before any share is looked at', () => {
    const own = { row: { owner: 'partner' }, register: { agreements: [], isFresh: false } }
    expect(decided(own)).toEqual({ kind: 'open', because: 'OWNER' })
  })

  it('never lets the owner read through a share what its role may not see', () => {
    const own: Case = { row: { owner: 'partner' }, caller: { role: 'AUDITOR' } }
    expect(decided(own)).toEqual({ kind: 'closed', because: 'NOT_CLEARED' })
  })

  it('shows a subject their own row only, without any agreement', () => {
    const subject = { kind: 'subject', person: 's' } as const
    const none = { ...register, agreements: [] }
    const own = decide(field, subject, { ...row, isAboutCaller: true }, none)
    expect(own).toEqual({ kind: 'open', because: 'SUBJECT' })
    expect(decide(field, subject, row, register)).toEqual({ kind: 'closed', because: 'NO_GRANT' })
    const nobodys = decide({ ...field, hasSubject: false }, subject, { ...row, isAboutCaller: true }, register)
    expect(nobodys).toEqual({ kind: 'closed', because: 'NOT_OFFERED' })
  })

  it('gives of several shares the open one, and otherwise the reason nearest to open', () => {
    const other: Share = { ...share, with: 'FORUM' }
    expect(decided({ field: { shares: [other, share] } }).kind).toBe('open')
    const closed = decided({ field: { shares: [share, other] }, row: { grantedOn: [] } })
    expect(closed).toEqual({ kind: 'closed', because: 'NO_GRANT' })
    expect(further('NOT_AGREED', 'NOT_OFFERED')).toBe('NOT_AGREED')
  })
})

describe('the rows of a share', () => {
  const scoped = (rows: Share['rows'], facts: Partial<RowFacts>) =>
    decided({ ...withLine({ rows }), field: { shares: [{ ...share, rows }] }, row: { grantedOn: [], ...facts } }).kind

  it.each([
    ['ALL', {}, 'open'],
    ['LINKED', { isLinked: true }, 'open'],
    ['LINKED', { grantedOn: ['CONSENT'] }, 'closed'],
    ['GRANTED', { grantedOn: ['CONSENT'] }, 'open'],
    ['GRANTED', {}, 'closed'],
  ] as const)('%s with %j is %s', (rows, facts, kind) => {
    expect(scoped(rows, facts)).toBe(kind)
  })
})
