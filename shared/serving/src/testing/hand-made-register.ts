import {
  type AgreementDocument,
  type AnchoredAgency,
  agreementDigest,
  headOf,
  newSigningKey,
  type PrivateJwk,
  type RegisterDraft,
  type RegisterEntry,
  type SignedHead,
  signEntryNow,
  signHeadNow,
} from '@simpul/trust'

export const government = 'disnaker-jember'
export const ngo = 'migrant-care-jember'
export const forum = 'forum-pmi-jember'
export const agreement = 'mou-jember-2026'

const agencies = [
  { id: government, kind: 'GOVERNMENT', subgraph: 'government' },
  { id: ngo, kind: 'NGO', subgraph: 'ngo' },
  { id: forum, kind: 'FORUM', subgraph: 'forum' },
] as const

const document: AgreementDocument = {
  id: agreement,
  kind: 'MOU',
  form: 'mou-jember',
  title: { id: 'Nota kesepahaman', en: 'Memorandum' },
  parties: [government, ngo],
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [],
}

/** Parties with keys, and a register written by hand: as the forum would keep it, or as somebody would like it to be. */
export interface HandMadeRegister {
  readonly founding: readonly AnchoredAgency[]
  /** Three admissions, and a memorandum that both parties signed. */
  readonly entries: readonly RegisterEntry[]
  privateKey(agency: string): PrivateJwk
  /** Entries with one more, signed by its author or by whoever is told. */
  add(entries: readonly RegisterEntry[], draft: RegisterDraft, by?: string): readonly RegisterEntry[]
  /** The head of entries, signed by the forum or by whoever is told. */
  head(entries: readonly RegisterEntry[], at: Date, by?: string): SignedHead
}

/** Makes the parties and their register anew. */
export function handMadeRegister(at: Date): HandMadeRegister {
  const keys = new Map<string, ReturnType<typeof newSigningKey>>(agencies.map(({ id }) => [id, newSigningKey()]))
  const keyOf = (agency: string) => {
    const key = keys.get(agency)
    if (key === undefined) throw new Error(`The test has no key of "${agency}".`)
    return key
  }
  const founding = agencies.map((agency) => ({
    ...agency,
    name: { id: agency.id, en: agency.id },
    issuer: `http://issuers.test/${agency.id}`,
    jwksUri: `http://issuers.test/${agency.id}/jwks`,
    publicKey: keyOf(agency.id).publicKey,
  }))
  const privateKey = (agency: string) => keyOf(agency).privateKey
  const add: HandMadeRegister['add'] = (entries, draft, by = draft.author) => [
    ...entries,
    signEntryNow(draft, headOf(entries), privateKey(by)),
  ]
  const admissions = founding.map(({ id, kind, subgraph, name, publicKey }): RegisterDraft => {
    return {
      kind: 'AGENCY_ADMITTED',
      author: id,
      at: at.toISOString(),
      body: { agency: id, kind, subgraph, name, publicKey },
    }
  })
  const none: readonly RegisterEntry[] = []
  return {
    founding,
    privateKey,
    add,
    entries: [...admissions, proposal(at), signing(at, government), signing(at, ngo)].reduce(
      (entries, draft) => add(entries, draft),
      none,
    ),
    head: (entries, moment, by = forum) =>
      signHeadNow(headOf(entries), { author: forum, at: moment, privateKey: privateKey(by) }),
  }
}

function proposal(at: Date): RegisterDraft {
  return { kind: 'AGREEMENT_PROPOSED', author: government, at: at.toISOString(), body: { document } }
}

/** A party signs the memorandum. */
export function signing(at: Date, author: string): RegisterDraft {
  const body = { agreement, digest: agreementDigest(document), officer: 'officer-1' }
  return { kind: 'AGREEMENT_SIGNED', author, at: at.toISOString(), body }
}

/** A party suspends the memorandum. */
export function suspending(at: Date, author = ngo): RegisterDraft {
  const body = { agreement, officer: 'officer-1' }
  return { kind: 'AGREEMENT_SUSPENDED', author, at: at.toISOString(), body }
}
