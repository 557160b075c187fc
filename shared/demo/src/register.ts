import { createHash } from 'node:crypto'
import { type AgreementLine, type BoundaryRules, type Class, draftLines } from '@simpul/boundary'
import {
  type AgreementDocument,
  type AnchoredAgency,
  agreementDigest,
  appendEntry,
  type PrivateJwk,
  type RegisterDraft,
  type RegisterEntry,
} from '@simpul/trust'
import { type DemoAgreement, type DemoAgreements, demoAgreements } from './agreements.ts'
import { addDays, type IsoDate } from './days.ts'
import { derivedId } from './derived-id.ts'

/** What the demonstration's register is made from. */
export interface DemoRegisterOptions {
  /** The agencies as pinned at founding. */
  readonly agencies: readonly AnchoredAgency[]
  /** Each subgraph's own rules, under its name: schedules accept what these offer. */
  readonly rulesBySubgraph: ReadonlyMap<string, BoundaryRules>
  readonly today: IsoDate
}

/** The same with each agency's signing key, under its id. */
export interface DemoRegisterKeys {
  readonly keys: ReadonlyMap<string, PrivateJwk>
}

/** The field that no protection agreement has ever held: its refusal reads NOT_AGREED. */
export const notAgreedCoordinate = 'Worker.maritalStatus'

/** The field that only the protection agreement that has run out held: its refusal reads AGREEMENT_NOT_ACTIVE. */
export const lapsedCoordinate = 'GovernmentContact.callWindow'

/** The field that was changed after the protection agreement was signed: its refusal reads LINE_OUTDATED. */
export const outdatedCoordinate = 'FiledPlacement.flight'

/** The register of the demonstration, signed: a founding, a frame, three agreements on data, an old one, a proposed one. */
export function demoRegister(options: DemoRegisterOptions & DemoRegisterKeys): readonly RegisterEntry[] {
  const none: readonly RegisterEntry[] = []
  return demoRegisterDrafts(options).reduce(
    (entries, draft) => appendEntry(entries, draft, keyOf(options, draft.author)),
    none,
  )
}

function keyOf({ keys }: DemoRegisterKeys, agency: string): PrivateJwk {
  const key = keys.get(agency)
  if (key === undefined) throw new Error(`The signing key of ${agency} is not at hand.`)
  return key
}

/** The same as drafts, for one who signs each entry as it is appended. */
export function demoRegisterDrafts(options: DemoRegisterOptions): readonly RegisterDraft[] {
  const agreements = demoAgreements(options.today)
  return [...admissions(options), ...agreed(options, agreements), proposal(options, agreements)]
}

function admissions({ agencies, today }: DemoRegisterOptions): readonly RegisterDraft[] {
  return agencies.map(({ id, kind, subgraph, name, publicKey }) => {
    if (publicKey === undefined) throw new Error(`The founding pins no key of ${id}.`)
    return {
      kind: 'AGENCY_ADMITTED',
      author: id,
      at: at(addDays(today, -1160)),
      body: { agency: id, kind, subgraph, name, publicKey },
    }
  })
}

/** The agreements that all their parties have signed, in the order in which they began. */
function agreed(options: DemoRegisterOptions, agreements: DemoAgreements): readonly RegisterDraft[] {
  const { frame, placement, earlierProtection, protection, client } = agreements
  return [
    ...signed(frameDocument(options, frame)),
    ...signed(without(dataDocument(options, frame, earlierProtection), [notAgreedCoordinate])),
    ...signed(dataDocument(options, frame, placement)),
    ...signed(asSigned(dataDocument(options, frame, protection))),
    ...signed(dataDocument(options, frame, client)),
  ]
}

function signed(document: AgreementDocument): readonly RegisterDraft[] {
  const digest = agreementDigest(document)
  const proposed: RegisterDraft = proposedBy(document, addDays(document.from, -5))
  const signatures = document.parties.map(
    (party): RegisterDraft => ({
      kind: 'AGREEMENT_SIGNED',
      author: party,
      at: at(addDays(document.from, -2)),
      body: { agreement: document.id, digest, officer: pseudonym(party) },
    }),
  )
  return [proposed, ...signatures]
}

function proposal(options: DemoRegisterOptions, { frame, proposed }: DemoAgreements): RegisterDraft {
  const document = dataDocument(options, frame, proposed)
  return proposedBy({ ...document, lines: reintegrationLines(document.lines) }, addDays(options.today, -20))
}

function proposedBy(document: AgreementDocument, on: IsoDate): RegisterDraft {
  const [author] = document.parties
  if (author === undefined) throw new Error(`The agreement ${document.id} has no party.`)
  return { kind: 'AGREEMENT_PROPOSED', author, at: at(on), body: { document } }
}

function frameDocument(options: DemoRegisterOptions, frame: DemoAgreement): AgreementDocument {
  return { kind: 'MOU', ...common(options, frame) }
}

function dataDocument(options: DemoRegisterOptions, frame: DemoAgreement, data: DemoAgreement): AgreementDocument {
  return { kind: 'PKS', under: frame.id, ...common(options, data) }
}

function common(options: DemoRegisterOptions, { id, form, title, parties, from, until }: DemoAgreement) {
  return { id, form, title, parties, from, until, lines: scheduleOf(options, form, parties) }
}

/** Everything that each party's schema offers each other party under a form. */
function scheduleOf(
  { agencies, rulesBySubgraph }: DemoRegisterOptions,
  form: string,
  parties: readonly string[],
): readonly AgreementLine[] {
  const known = agencies.filter(({ id }) => parties.includes(id))
  return known.flatMap((owner) => {
    const rules = rulesBySubgraph.get(owner.subgraph)
    if (rules === undefined) return []
    const recipients = known.filter(({ id }) => id !== owner.id)
    return recipients.flatMap((recipient) => draftLines(rules, { recipient, form, retainDays }))
  })
}

/** How long a value may be kept, in days. Plausible; the law on it was not found. */
const retainDays: Readonly<Record<Class, number>> = { PUBLIC: 3650, INTERNAL: 1825, PERSONAL: 730, SPECIFIC: 365 }

/** The protection agreement as it was signed: without two fields and without reintegration, one field changed since. */
function asSigned(document: AgreementDocument): AgreementDocument {
  const kept = without(document, [notAgreedCoordinate, lapsedCoordinate])
  const lines = kept.lines
    .filter(({ purpose }) => purpose !== 'REINTEGRATION')
    .map((line) => (line.coordinate === outdatedCoordinate ? { ...line, digest: earlierDigest(line) } : line))
  return { ...kept, lines }
}

function without(document: AgreementDocument, coordinates: readonly string[]): AgreementDocument {
  return { ...document, lines: document.lines.filter(({ coordinate }) => !coordinates.includes(coordinate)) }
}

function earlierDigest({ digest }: AgreementLine): string {
  return createHash('sha256').update(`before ${digest}`).digest('hex')
}

/** What is offered for reintegration; while nobody offers it, what is offered on consent for protection, as a proposal. */
function reintegrationLines(lines: readonly AgreementLine[]): readonly AgreementLine[] {
  const offered = lines.filter(({ purpose }) => purpose === 'REINTEGRATION')
  if (offered.length > 0) return offered
  return lines
    .filter(({ purpose, basis }) => purpose === 'PROTECTION' && basis === 'CONSENT')
    .map((line) => ({ ...line, purpose: 'REINTEGRATION' }))
}

/** A name for the officer who signs, which only the officer's agency resolves. */
function pseudonym(agency: string): string {
  return `officer-${derivedId(agency, 'signing officer').slice(0, 8)}`
}

function at(day: IsoDate): string {
  return `${day}T03:00:00Z`
}
