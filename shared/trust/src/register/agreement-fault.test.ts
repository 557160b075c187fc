import type { AgencyView } from '@simpul/boundary'
import type { AgreementDocument } from './agreement-document.ts'
import { agreementFault } from './agreement-fault.ts'
import {
  agreed,
  bp3mi,
  disnaker,
  forum,
  kindOf,
  line,
  messagesOf,
  migrantCare,
  mou,
  p3mi,
  pks,
  proposes,
  sbmi,
  stateOf,
} from './example-register.ts'

const agencies: ReadonlyMap<string, AgencyView> = new Map(
  [disnaker, p3mi, migrantCare, forum, sbmi].map((id) => [id, { id, kind: kindOf[id] ?? 'NGO', isSuspended: false }]),
)
const everybody = [disnaker, p3mi, migrantCare, forum, sbmi]
const frame: AgreementDocument = { ...mou, parties: everybody }
const earlier: AgreementDocument = { ...pks, id: 'pks-0' }
const known = (...documents: readonly AgreementDocument[]) =>
  new Map(documents.map((document) => [document.id, { document, terminatedBy: [] as readonly string[] }]))
const faultOf = (document: AgreementDocument) => agreementFault(document, agencies, known(frame, earlier))

const between = (
  parties: readonly [string, string],
  basis: 'LAW' | 'PUBLIC_TASK' | 'CONTRACT' | 'LEGITIMATE_INTEREST',
) => ({
  ...pks,
  parties,
  lines: [{ ...line, owner: parties[0], recipient: parties[1], basis, rows: 'LINKED' as const }],
})
const needs = (basis: string, kind: string) =>
  `The line for Worker.fullName stands on ${basis}, which needs an agency of the kind ${kind} on one of its sides.`

describe('agreementFault', () => {
  it.each<[string, AgreementDocument, string | undefined]>([
    ['a frame of all kinds', frame, undefined],
    [
      'a frame with a stranger',
      { ...mou, parties: [disnaker, bp3mi] },
      `The party ${bp3mi} is not an admitted agency.`,
    ],
    ['an agreement on data below its frame', pks, undefined],
    [
      'an agreement on data with a forum',
      { ...pks, parties: [disnaker, forum], lines: [] },
      'A forum owns nothing about people: it is no party of a PKS. Use an MOU.',
    ],
    [
      'an agreement on data under nothing',
      { ...pks, under: 'mou-9' },
      'The MOU mou-9 above it is not in the register; propose that one first.',
    ],
    ['an agreement on data under another', { ...pks, under: 'pks-0' }, 'The agreement pks-0 above it is no MOU.'],
    ['a public task of a government', between([disnaker, migrantCare], 'PUBLIC_TASK'), undefined],
    ['a public task towards a government', between([migrantCare, disnaker], 'PUBLIC_TASK'), undefined],
    [
      'a public task between a company and an NGO',
      between([p3mi, migrantCare], 'PUBLIC_TASK'),
      needs('PUBLIC_TASK', 'GOVERNMENT'),
    ],
    ['a contract of a company', between([p3mi, migrantCare], 'CONTRACT'), undefined],
    ['a contract towards a company', between([disnaker, p3mi], 'CONTRACT'), undefined],
    ['a contract without a company', between([disnaker, migrantCare], 'CONTRACT'), needs('CONTRACT', 'RECRUITMENT')],
    ['a contract between two NGOs', between([migrantCare, sbmi], 'CONTRACT'), needs('CONTRACT', 'RECRUITMENT')],
    ['a law between two NGOs', between([migrantCare, sbmi], 'LAW'), undefined],
    ['a legitimate interest between two NGOs', between([migrantCare, sbmi], 'LEGITIMATE_INTEREST'), undefined],
    [
      'a contract in a frame without a company',
      { ...mou, parties: [disnaker, migrantCare], lines: between([disnaker, migrantCare], 'CONTRACT').lines },
      needs('CONTRACT', 'RECRUITMENT'),
    ],
    ['a renewal', { ...pks, renews: 'pks-0' }, undefined],
    [
      'a renewal with the parties in another order',
      { ...pks, parties: [migrantCare, disnaker], renews: 'pks-0' },
      undefined,
    ],
    ['a renewal of nothing', { ...pks, renews: 'pks-9' }, 'The agreement pks-9 that it renews is not in the register.'],
    ['a renewal of itself', { ...pks, renews: 'pks-1' }, 'The agreement pks-1 that it renews is not in the register.'],
    [
      'a renewal under another form',
      { ...pks, form: 'pks-client', renews: 'pks-0' },
      'The agreement pks-0 that it renews is of another kind, form or between other parties.',
    ],
    [
      'a renewal of another kind',
      { ...pks, renews: 'mou-1' },
      'The agreement mou-1 that it renews is of another kind, form or between other parties.',
    ],
    [
      'a renewal between others',
      { ...pks, parties: [disnaker, p3mi], lines: [], renews: 'pks-0' },
      'The agreement pks-0 that it renews is of another kind, form or between other parties.',
    ],
  ])('judges %s', (_, document, expected) => {
    expect(faultOf(document)).toBe(expected)
  })

  it('refuses an agreement on data whose party is not in the frame, or whose frame was ended', () => {
    expect(agreementFault(pks, agencies, known({ ...frame, parties: [disnaker, p3mi] }))).toBe(
      `The party ${migrantCare} is not a party of the MOU mou-1 above it.`,
    )
    const ended = new Map([[frame.id, { document: frame, terminatedBy: [p3mi] }]])
    expect(agreementFault(pks, agencies, ended)).toBe('The MOU mou-1 above it was terminated.')
  })

  it('is asked by the register with what it holds, and takes what the register gives', () => {
    const unsuitable: AgreementDocument = { ...between([disnaker, migrantCare], 'CONTRACT'), id: 'pks-7' }
    const state = stateOf([...agreed, proposes(unsuitable)])
    expect([messagesOf(state), state.agreementDetails.has('pks-7')]).toEqual([
      [needs('CONTRACT', 'RECRUITMENT')],
      false,
    ])
    expect(agreementFault(unsuitable, state.agencies, state.agreementDetails)).toBe(needs('CONTRACT', 'RECRUITMENT'))
  })
})
