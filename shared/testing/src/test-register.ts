import { type BoundaryRules, draftLines, type Kind } from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'
import {
  type AgreementDocument,
  agreementDigest,
  appendEntry,
  foldRegister,
  jakartaDay,
  type RegisterDraft,
  type RegisterEntry,
  type RegisterState,
  type TrustAnchors,
} from '@simpul/trust'

/** A register that a test writes: every replica sees it at once. */
export interface TestRegister {
  readonly replica: RegisterReplica
  append(draft: RegisterDraft): void
  /** Proposes an agreement and has every party sign it. */
  agree(document: AgreementDocument, at?: Date): void
  /** When the replica was last fresh; undefined: never. */
  freshAt: Date | undefined
  entries(): readonly RegisterEntry[]
}

/** An empty register with the agencies of the anchors admitted. */
export function testRegister(anchors: TrustAnchors, now: Date): TestRegister {
  let entries: readonly RegisterEntry[] = []
  let folded: { readonly key: string; readonly state: RegisterState } | undefined
  const register: TestRegister = {
    freshAt: now,
    entries: () => entries,
    append(draft) {
      entries = appendEntry(entries, draft)
    },
    agree(document, at = now) {
      const moment = at.toISOString()
      const digest = agreementDigest(document)
      const [author = ''] = document.parties
      register.append({ kind: 'AGREEMENT_PROPOSED', author, at: moment, body: { document } })
      for (const agency of document.parties) {
        register.append({
          kind: 'AGREEMENT_SIGNED',
          author: agency,
          at: moment,
          body: { agreement: document.id, digest, officer: 'officer-1' },
        })
      }
    },
    replica: {
      state(moment) {
        const key = `${entries.length} ${jakartaDay(moment)} ${register.freshAt?.getTime()}`
        if (folded?.key !== key)
          folded = {
            key,
            state: foldRegister(entries, { now: moment, freshAt: register.freshAt, maxAgeSeconds: 3_600 }),
          }
        return folded.state
      },
      refresh: async () => undefined,
      start: async () => undefined,
      stop: () => undefined,
    },
  }
  for (const { id, kind, subgraph, name } of anchors.agencies) {
    register.append({
      kind: 'AGENCY_ADMITTED',
      author: id,
      at: now.toISOString(),
      body: { agency: id, kind, subgraph, name },
    })
  }
  return register
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
