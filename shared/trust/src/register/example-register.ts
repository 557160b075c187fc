import type { AgreementLine, Kind } from '@simpul/boundary'
import { newSigningKey, type PrivateJwk, publicOf } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import type { AnchoredAgency } from '../trust-anchors.ts'
import { admissionDigest } from './agency-acts.ts'
import { type AgreementDocument, agreementDigest } from './agreement-document.ts'
import { type FoldMoment, foldRegister, type RegisterState } from './fold-register.ts'
import { keyProofPayload } from './key-rotation.ts'
import { headOf, type RegisterHead } from './register-chain.ts'
import type { EntryOf, RegisterDraft, RegisterEntry } from './register-entry.ts'
import { signEntryNow } from './sign-entry.ts'

/** The register that the tests of this folder are about: three agencies and their forum, a frame, an agreement on data. */
export const now = new Date('2026-07-01T03:00:00Z')
export const at = '2026-01-05T02:00:00Z'

export const disnaker = 'disnaker-jember'
export const p3mi = 'p3mi-in-era-sejahtera'
export const migrantCare = 'migrant-care-jember'
export const forum = 'forum-pmi-jember'
/** Two who come later. */
export const bp3mi = 'bp3mi-jember'
export const sbmi = 'sbmi-jember'

export const kindOf: Readonly<Record<string, Kind>> = {
  [disnaker]: 'GOVERNMENT',
  [p3mi]: 'RECRUITMENT',
  [migrantCare]: 'NGO',
  [forum]: 'FORUM',
  [bp3mi]: 'GOVERNMENT',
  [sbmi]: 'NGO',
}

/** The signing key of each, the later ones' too. */
export const keys: ReadonlyMap<string, PrivateJwk> = new Map(
  Object.keys(kindOf).map((agency) => [agency, newSigningKey().privateKey]),
)

export function keyOf(agency: string): PrivateJwk {
  const key = keys.get(agency)
  if (key === undefined) throw new Error(`The example has no key of ${agency}.`)
  return key
}

export const founders: readonly AnchoredAgency[] = [disnaker, p3mi, migrantCare, forum].map((id) => ({
  id,
  kind: kindOf[id] ?? 'NGO',
  subgraph: (kindOf[id] ?? 'NGO').toLowerCase(),
  name: { id, en: id },
  issuer: `https://sign-in.example/${id}`,
  jwksUri: `https://sign-in.example/${id}/jwks`,
  publicKey: publicOf(keyOf(id)),
}))

export const fresh: FoldMoment = { now, freshAt: now, maxAgeSeconds: 3600, founding: founders }

export const line: AgreementLine = {
  coordinate: 'Worker.fullName',
  owner: disnaker,
  recipient: migrantCare,
  purpose: 'PROTECTION',
  basis: 'CONSENT',
  rows: 'GRANTED',
  digest: 'a'.repeat(64),
  retainDays: 90,
  duty: false,
}
const duty: AgreementLine = { ...line, coordinate: 'Placement.status', basis: 'LAW', rows: 'ALL', duty: true }
const dutyBack: AgreementLine = { ...duty, coordinate: 'Case.status', owner: migrantCare, recipient: disnaker }

export const mou: Extract<AgreementDocument, { kind: 'MOU' }> = {
  id: 'mou-1',
  form: 'mou-protection',
  kind: 'MOU',
  title: { id: 'Nota kesepahaman', en: 'Memorandum' },
  parties: [disnaker, p3mi, migrantCare],
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [],
}
export const pks: Extract<AgreementDocument, { kind: 'PKS' }> = {
  id: 'pks-1',
  form: 'pks-protection',
  kind: 'PKS',
  under: 'mou-1',
  title: { id: 'Perjanjian kerja sama', en: 'Agreement on data' },
  parties: [disnaker, migrantCare],
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [line, duty, dutyBack],
}
/** The coordinates of all its lines. */
export const all = ['Worker.fullName', 'Placement.status', 'Case.status']

/** A draft, or one that depends on the place at which it stands. */
export type Step = RegisterDraft | ((head: RegisterHead) => RegisterDraft)

export const admits = (
  agency: string,
  more: Partial<EntryOf<'AGENCY_ADMITTED'>['body']> & { readonly author?: string } = {},
): Extract<RegisterDraft, { kind: 'AGENCY_ADMITTED' }> => {
  const { author = agency, ...body } = more
  const kind = kindOf[agency] ?? 'NGO'
  const publicKey = publicOf(keyOf(agency))
  const name = { id: agency, en: agency }
  return {
    kind: 'AGENCY_ADMITTED',
    author,
    at,
    body: { agency, kind, subgraph: kind.toLowerCase(), name, publicKey, ...body },
  }
}
export const approves = (author: string, asked: ReturnType<typeof admits>): RegisterDraft => ({
  kind: 'AGENCY_APPROVED',
  author,
  at,
  body: { agency: asked.body.agency, digest: admissionDigest(asked.body) },
})
export const suspends = (agency: string, author: string): RegisterDraft => ({
  kind: 'AGENCY_SUSPENDED',
  author,
  at,
  body: { agency },
})
/** The two others of the founders suspend one of them. */
export const suspendedByOthers = (agency: string): readonly RegisterDraft[] =>
  [disnaker, p3mi, migrantCare].filter((one) => one !== agency).map((author) => suspends(agency, author))

export const rotates =
  (agency: string, newKey: PrivateJwk = newSigningKey().privateKey, author = agency): Step =>
  ({ hash }) => {
    const publicKey = publicOf(newKey)
    const proof = signStatementNow('simpul-key-proof', keyProofPayload(agency, publicKey, hash), newKey)
    return { kind: 'KEY_ROTATED', author, at, body: { agency, publicKey, proof } }
  }
export const proposes = (document: AgreementDocument, author = disnaker): RegisterDraft => ({
  kind: 'AGREEMENT_PROPOSED',
  author,
  at,
  body: { document },
})
export const signs = (author: string, document: AgreementDocument): RegisterDraft => ({
  kind: 'AGREEMENT_SIGNED',
  author,
  at,
  body: { agreement: document.id, digest: agreementDigest(document), officer: 'head-7f3a' },
})
export const stops = (
  author: string,
  document: AgreementDocument,
  kind: 'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED',
): RegisterDraft => ({
  kind,
  author,
  at,
  body: { agreement: document.id, officer: 'head-7f3a' },
})
export const suspendsIt = (author: string, document: AgreementDocument = pks) =>
  stops(author, document, 'AGREEMENT_SUSPENDED')
export const endsIt = (author: string, document: AgreementDocument = pks) =>
  stops(author, document, 'AGREEMENT_TERMINATED')

export const founding: readonly RegisterDraft[] = [disnaker, p3mi, migrantCare, forum].map((id) => admits(id))
export const framed: readonly RegisterDraft[] = [
  ...founding,
  proposes(mou),
  ...mou.parties.map((party) => signs(party, mou)),
]
export const proposed: readonly RegisterDraft[] = [...framed, proposes(pks)]
export const agreed: readonly RegisterDraft[] = [...proposed, signs(disnaker, pks), signs(migrantCare, pks)]

/** A register with one more step, signed with the author's own key or another. */
export function extend(entries: readonly RegisterEntry[], step: Step, key?: PrivateJwk): readonly RegisterEntry[] {
  const head = headOf(entries)
  const draft = typeof step === 'function' ? step(head) : step
  return [...entries, signEntryNow(draft, head, key ?? keyOf(draft.author))]
}

/** The steps as entries, each signed by its author. */
export function chain(steps: readonly Step[]): readonly RegisterEntry[] {
  return steps.reduce<readonly RegisterEntry[]>((entries, step) => extend(entries, step), [])
}

/** The register after these steps. */
export function stateOf(steps: readonly Step[], moment: Partial<FoldMoment> = {}): RegisterState {
  return foldRegister(chain(steps), { ...fresh, ...moment })
}

/** Where an agreement stands: its state, and the coordinates of the lines in force. */
export function standing(state: RegisterState, id = 'pks-1') {
  const view = state.agreements.find((agreement) => agreement.id === id)
  const open = view?.isActive === true ? view.lines.map(({ coordinate }) => coordinate) : []
  return [state.agreementDetails.get(id)?.state, open]
}

/** What the fold said of the entries that do not count. */
export function messagesOf(state: RegisterState): readonly string[] {
  return state.faults.map(({ message }) => message)
}
