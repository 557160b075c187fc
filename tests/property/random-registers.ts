import { type AgreementLine, type BoundaryRules, readRules } from '@simpul/boundary'
import { type TestParties, type TestRegister, testRegister } from '@simpul/testing'
import { type AgreementDocument, agreementDigest, type OwnStop, type RegisterDraft } from '@simpul/trust'
import fc from 'fast-check'
import { agencies, schemaArbitrary } from './random-schemas.ts'
import { offeredLines } from './random-worlds.ts'
import { printSchema } from './schema-draft.ts'

/** The four agencies whose keys a test's anchors pin. */
const founders = agencies.filter(({ id }) => id !== 'p3mi-lain')
const ids = founders.map(({ id }) => id)

/** What one agency does in the register, after the founding. */
export type Act =
  | { readonly kind: 'PROPOSED'; readonly author: string; readonly at: number }
  | { readonly kind: 'SIGNED'; readonly author: string; readonly at: number; readonly isOfAnotherDigest: boolean }
  | { readonly kind: 'SUSPENDED' | 'TERMINATED'; readonly author: string; readonly at: number }
  | { readonly kind: 'AGENCY_SUSPENDED'; readonly author: string; readonly agency: string }

/** A register as it was written: which documents there are, and what was done about them in which order. */
export interface RandomRegister {
  readonly rules: BoundaryRules
  /** The frame comes first. */
  readonly documents: readonly AgreementDocument[]
  readonly acts: readonly Act[]
  /** One more stop, which the reader itself decided on and the register does not have. */
  readonly ownStop: OwnStop | undefined
}

/** The days about which documents begin and end, and which a test asks about. */
const days = ['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02'] as const
export const dayArbitrary = fc.constantFrom(...days)

/** Random registers of the four founders about one owner's random schema. */
export const registerArbitrary: fc.Arbitrary<RandomRegister> = schemaArbitrary
  .filter(({ agency }) => agency.id !== 'p3mi-lain' && agency.id !== 'forum-pmi-jember')
  .chain((draft) => {
    const rules = readRules(printSchema(draft))
    return documentsArbitrary(rules).chain((documents) =>
      fc.record({
        rules: fc.constant(rules),
        documents: fc.constant(documents),
        acts: fc
          .tuple(...documents.map((document, at) => agreeingArbitrary(document, at)), actsArbitrary(documents))
          .map((parts) => parts.flat()),
        ownStop: fc.option(ownStopArbitrary(documents), { nil: undefined, freq: 4 }),
      }),
    )
  })
  .map((register) => ({ ...register, [fc.toStringMethod]: () => describeRegister(register) }))

function describeRegister({ documents, acts, ownStop }: RandomRegister): string {
  const short = documents.map(({ lines, ...document }) => ({ ...document, lines: lines.length }))
  return JSON.stringify({ documents: short, acts, ownStop }, undefined, 1)
}

function documentsArbitrary(rules: BoundaryRules): fc.Arbitrary<readonly AgreementDocument[]> {
  const owner = rules.agency.id
  const others = ids.filter((id) => id !== owner && id !== 'forum-pmi-jember')
  return fc
    .record({ frame: termArbitrary, data: fc.array(termArbitrary, { minLength: 2, maxLength: 3 }) })
    .chain(({ frame, data }) =>
      fc
        .tuple(
          ...data.map(() =>
            fc.tuple(
              fc.constantFrom(...others),
              fc.constantFrom('pks-protection', 'pks-placement'),
              fc.array(fc.nat(9), { minLength: 17, maxLength: 17 }),
            ),
          ),
        )
        .map((chosen) => [
          {
            ...frame,
            id: 'mou-jember',
            kind: 'MOU',
            form: 'mou-jember',
            title,
            parties: ids,
            lines: suited(rules, 'mou-jember', ids),
          },
          ...chosen.map(
            ([other, form, fates], at): AgreementDocument => ({
              ...(data[at] ?? frame),
              id: `${form}-${at}`,
              kind: 'PKS',
              under: 'mou-jember',
              form,
              title,
              parties: [owner, other],
              lines: suited(rules, form, [owner, other]).flatMap((line, index) =>
                fated(line, fates[index % fates.length] ?? 0),
              ),
            }),
          ),
        ]),
    )
}

const title = { id: 'judul', en: 'title' }
const termArbitrary = fc
  .tuple(
    fc.constantFrom('2028-01-01', '2028-01-01', '2028-01-01', ...days),
    fc.constantFrom('2028-12-31', '2028-12-31', '2028-12-31', ...days),
  )
  .map(([one, other]) => (one <= other ? { from: one, until: other } : { from: other, until: one }))

/** Lines that the register would take: those on a basis that suits the two. */
function suited(rules: BoundaryRules, form: string, parties: readonly string[]): readonly AgreementLine[] {
  const kindOf = (id: string) => founders.find((one) => one.id === id)?.kind
  return offeredLines(rules, form)
    .filter(({ recipient }) => parties.includes(recipient))
    .filter(({ basis, owner, recipient }) => {
      const kinds = [kindOf(owner), kindOf(recipient)]
      if (basis === 'PUBLIC_TASK') return kinds.includes('GOVERNMENT')
      return basis !== 'CONTRACT' || kinds.includes('RECRUITMENT')
    })
}

function fated(line: AgreementLine, fate: number): AgreementLine[] {
  if (fate === 0) return []
  return [fate <= 3 ? { ...line, duty: true } : line]
}

/** Most agreements are signed by all; the interesting acts come after. */
function agreeingArbitrary({ parties }: AgreementDocument, at: number): fc.Arbitrary<readonly Act[]> {
  const [author = ''] = parties
  return fc
    .constantFrom(0, 0, 0, 0, 0, 0, 1)
    .map((missing) => [
      { kind: 'PROPOSED', author, at },
      ...parties.slice(missing).map((party): Act => ({ kind: 'SIGNED', author: party, at, isOfAnotherDigest: false })),
    ])
}

function actsArbitrary(documents: readonly AgreementDocument[]): fc.Arbitrary<readonly Act[]> {
  const author = fc.constantFrom(...ids)
  const at = fc.nat(documents.length - 1)
  const isOfAnotherDigest = fc.constantFrom(false, false, false, true)
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('SIGNED' as const), author, at, isOfAnotherDigest }),
      fc.record({ kind: fc.constant('SIGNED' as const), author, at, isOfAnotherDigest }),
      fc.record({ kind: fc.constant('SUSPENDED' as const), author, at }),
      fc.record({ kind: fc.constant('TERMINATED' as const), author, at }),
      fc.record({ kind: fc.constant('PROPOSED' as const), author, at }),
      fc.record({ kind: fc.constant('AGENCY_SUSPENDED' as const), author, agency: author }),
    ),
    { maxLength: 5 },
  )
}

function ownStopArbitrary(documents: readonly AgreementDocument[]): fc.Arbitrary<OwnStop> {
  return fc.record({
    agency: fc.constantFrom(...ids),
    agreement: fc.constantFrom(...documents.map(({ id }) => id)),
    kind: fc.constantFrom('AGREEMENT_SUSPENDED', 'AGREEMENT_TERMINATED'),
  })
}

/** Writes a random register with everybody's real keys. */
export function writeRegister(
  parties: TestParties,
  { documents, acts }: Pick<RandomRegister, 'documents' | 'acts'>,
): TestRegister {
  const register = testRegister(parties, new Date('2028-01-01T00:00:00Z'))
  for (const act of acts) append(register, documents, act)
  return register
}

/** Writes one more act, as its author would. */
export function append(register: TestRegister, documents: readonly AgreementDocument[], act: Act): void {
  register.append({ author: act.author, at: '2028-01-01T00:00:00.000Z', ...saidBy(documents, act) })
}

const officer = 'officer-1'

function saidBy(documents: readonly AgreementDocument[], act: Act): Said {
  if (act.kind === 'AGENCY_SUSPENDED') return { kind: 'AGENCY_SUSPENDED', body: { agency: act.agency } }
  const document = documents[act.at]
  if (document === undefined) throw new Error('The act is about no document.')
  const agreement = document.id
  switch (act.kind) {
    case 'PROPOSED':
      return { kind: 'AGREEMENT_PROPOSED', body: { document } }
    case 'SIGNED': {
      const digest = act.isOfAnotherDigest ? '0'.repeat(64) : agreementDigest(document)
      return { kind: 'AGREEMENT_SIGNED', body: { agreement, digest, officer } }
    }
    case 'SUSPENDED':
      return { kind: 'AGREEMENT_SUSPENDED', body: { agreement, officer } }
    case 'TERMINATED':
      return { kind: 'AGREEMENT_TERMINATED', body: { agreement, officer } }
  }
}

type DraftBut<Draft> = Draft extends RegisterDraft ? Pick<Draft, 'kind' | 'body'> : never
type Said = DraftBut<RegisterDraft>
