import type { EntryAnswer, EntryDoor } from '@simpul/agency'
import { type BoundaryRules, draftLines, type Kind } from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'
import {
  type AgreementDocument,
  agreementDigest,
  entryFault,
  entryFaults,
  foldRegister,
  headOf,
  jakartaDay,
  type RegisterDraft,
  type RegisterEntry,
  type RegisterState,
  registerEntrySchema,
  type SignedHead,
  signEntryNow,
  signHeadNow,
  type TrustAnchors,
} from '@simpul/trust'
import type { TestParties } from './test-parties.ts'

/** A register that a test writes: every replica sees it at once. */
export interface TestRegister {
  readonly replica: RegisterReplica
  /** Adds an entry, signed with its author's key. */
  append(draft: RegisterDraft): void
  /** Proposes an agreement and has every party sign it; throws where one of these entries would not count. */
  agree(document: AgreementDocument, at?: Date): void
  /** When the replica was last fresh; undefined: never. */
  freshAt: Date | undefined
  entries(): readonly RegisterEntry[]
  /** Takes an entry that its author signed, as the forum would. */
  readonly enter: EntryDoor
}

/** A register with the agencies of the anchors admitted and nothing agreed. */
export function testRegister(
  { anchors, agencyKeys }: Pick<TestParties, 'anchors' | 'agencyKeys'>,
  now: Date,
): TestRegister {
  const founding = anchors.agencies
  const add = (entry: RegisterEntry) => {
    entries = [...entries, entry]
    for (const listener of listeners) listener()
  }
  const listeners = new Set<() => void>()
  let entries: readonly RegisterEntry[] = []
  let folded: { readonly key: string; readonly state: RegisterState } | undefined
  const register: TestRegister = {
    freshAt: now,
    entries: () => entries,
    append(draft) {
      const key = agencyKeys.get(draft.author)
      if (key === undefined) throw new Error(`The test has no key of "${draft.author}".`)
      add(signEntryNow(draft, headOf(entries), key))
    },
    async enter(candidate) {
      const answer = answerTo(entries, candidate, founding)
      if (answer.kind === 'entered') add(registerEntrySchema.parse(candidate))
      return answer
    },
    agree(document, at = now) {
      const moment = at.toISOString()
      const digest = agreementDigest(document)
      const [author = ''] = document.parties
      const faultsBefore = faultsOf(entries, founding)
      register.append({ kind: 'AGREEMENT_PROPOSED', author, at: moment, body: { document } })
      for (const agency of document.parties) {
        register.append({
          kind: 'AGREEMENT_SIGNED',
          author: agency,
          at: moment,
          body: { agreement: document.id, digest, officer: 'officer-1' },
        })
      }
      const fault = faultsOf(entries, founding).at(faultsBefore.length)
      if (fault !== undefined) throw new Error(`The agreement ${document.id} does not count: ${fault.message}`)
    },
    replica: {
      state(moment) {
        const key = `${entries.length} ${jakartaDay(moment)} ${register.freshAt?.getTime()}`
        if (folded?.key !== key)
          folded = {
            key,
            state: foldRegister(entries, { now: moment, freshAt: register.freshAt, maxAgeSeconds: 3_600, founding }),
          }
        return folded.state
      },
      refresh: async () => undefined,
      entries: (after) => entries.slice(after),
      signedHead: () => signedHeadOf(register, { anchors, agencyKeys }),
      faults: () => [],
      onChange(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      start: async () => undefined,
      stop: () => undefined,
    },
  }
  for (const { id, kind, subgraph, name, publicKey } of founding) {
    if (publicKey === undefined) throw new Error(`The test pins no key of "${id}".`)
    register.append({
      kind: 'AGENCY_ADMITTED',
      author: id,
      at: now.toISOString(),
      body: { agency: id, kind, subgraph, name, publicKey },
    })
  }
  return register
}

function answerTo(
  entries: readonly RegisterEntry[],
  candidate: unknown,
  founding: TrustAnchors['agencies'],
): EntryAnswer {
  const fault = entryFault(entries, candidate, { founding })
  if (fault?.because === 'LINK') return { kind: 'stale', head: headOf(entries) }
  if (fault !== undefined) return { kind: 'refused', because: fault.message }
  return { kind: 'entered', ...headOf([...entries, registerEntrySchema.parse(candidate)]) }
}

function faultsOf(entries: readonly RegisterEntry[], founding: TrustAnchors['agencies']) {
  return entryFaults(entries, { founding })
}

/** What the forum would sign for the moment at which the register was last fresh. */
function signedHeadOf(
  { entries, freshAt }: TestRegister,
  { anchors, agencyKeys }: Pick<TestParties, 'anchors' | 'agencyKeys'>,
): SignedHead | undefined {
  const author = anchors.agencies.find(({ kind }) => kind === 'FORUM')?.id ?? ''
  const privateKey = agencyKeys.get(author)
  if (privateKey === undefined || freshAt === undefined) return undefined
  return signHeadNow(headOf(entries()), { author, at: freshAt, privateKey })
}

/** The document that would accept everything that owners offer each other under one form. */
export function everythingOffered(
  form: string,
  owners: readonly BoundaryRules[],
  parties: readonly { readonly id: string; readonly kind: Kind }[],
): AgreementDocument {
  const isFrame = form.startsWith('mou-')
  const retainDays = { PUBLIC: 3_650, INTERNAL: 365, PERSONAL: 180, SPECIFIC: 90 }
  const lines = owners
    .filter((rules) => parties.some(({ id }) => id === rules.agency.id))
    .flatMap((rules) =>
      parties
        .filter(({ id }) => id !== rules.agency.id)
        .flatMap((recipient) => draftLines(rules, { recipient, form, retainDays })),
    )
  const common = {
    id: `${form}-test`,
    form,
    parties: parties.map(({ id }) => id),
    title: { id: form, en: form },
    from: '2026-01-01',
    until: '2026-12-31',
    lines,
  }
  return isFrame ? { ...common, kind: 'MOU' } : { ...common, kind: 'PKS', under: 'mou-jember-test' }
}
