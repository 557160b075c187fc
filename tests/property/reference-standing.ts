import type { AgreementLine } from '@simpul/boundary'
import type { AgreementDocument } from '@simpul/trust'
import type { Act, RandomRegister } from './random-registers.ts'

/** A second reading of the rules on agreements, written apart from the first: which lines hold on one day. */
export function linesInForceOn(register: RandomRegister, day: string): ReadonlySet<AgreementLine> {
  const [frame] = register.documents
  const inForce = register.documents.flatMap((document) => {
    const above = document.kind === 'PKS' ? frame : undefined
    const chain = above === undefined ? [document] : [document, above]
    if (!chain.every((one) => isReady(register, one, day))) return []
    const stopped = new Set(chain.flatMap((one) => stoppers(register, one)))
    return document.lines.filter(({ duty, recipient }) => stopped.size === 0 || (duty && !stopped.has(recipient)))
  })
  return new Set(inForce)
}

function isReady({ documents, acts }: RandomRegister, document: AgreementDocument, day: string): boolean {
  const resting = restingAfter(acts)
  const isSigned = document.parties.every((party) =>
    counted(acts, documents, document, party).some(({ kind }) => kind === 'SIGNED'),
  )
  return (
    isSigned && document.from <= day && day <= document.until && !document.parties.some((party) => resting.has(party))
  )
}

/** Who suspended it and did not sign again, who terminated it, and who stopped it without the register. */
function stoppers({ documents, acts, ownStop }: RandomRegister, document: AgreementDocument): string[] {
  const byRegister = document.parties.filter((party) => {
    const own = counted(acts, documents, document, party)
    const isSuspended = own.filter(({ kind }) => kind !== 'TERMINATED').at(-1)?.kind === 'SUSPENDED'
    return isSuspended || own.some(({ kind }) => kind === 'TERMINATED')
  })
  const isOwn =
    ownStop?.agreement === document.id &&
    document.parties.includes(ownStop.agency) &&
    isProposed(acts, documents, document)
  return isOwn && ownStop !== undefined ? [...byRegister, ownStop.agency] : byRegister
}

/** One party's signatures and stops that count: made after the proposal, for the right digest, in good standing, before an end. */
function counted(
  acts: readonly Act[],
  documents: readonly AgreementDocument[],
  document: AgreementDocument,
  party: string,
): Act[] {
  const found: Act[] = []
  let isKnown = false
  let isOver = false
  for (const [index, act] of acts.entries()) {
    const resting = restingAfter(acts.slice(0, index))
    if (act.kind === 'AGENCY_SUSPENDED') continue
    if (documents[act.at] !== document || !document.parties.includes(act.author)) continue
    else if (act.kind === 'PROPOSED') isKnown = isKnown || !resting.has(act.author)
    else if (!isKnown) continue
    else if (act.kind !== 'SIGNED') {
      if (act.author === party) found.push(act)
      isOver = isOver || act.kind === 'TERMINATED'
    } else if (act.author === party && !act.isOfAnotherDigest && !isOver && !resting.has(party)) found.push(act)
  }
  return found
}

function isProposed(
  acts: readonly Act[],
  documents: readonly AgreementDocument[],
  document: AgreementDocument,
): boolean {
  return acts.some(
    (act) => act.kind === 'PROPOSED' && documents[act.at] === document && document.parties.includes(act.author),
  )
}

/** Who is suspended: by itself, or because two of the three that are no forum, it apart, wanted it while they were in good standing. */
function restingAfter(acts: readonly Act[]): ReadonlySet<string> {
  const resting = new Set<string>()
  const wanted = new Map<string, string[]>()
  for (const act of acts) {
    if (act.kind !== 'AGENCY_SUSPENDED') continue
    if (act.author === act.agency) {
      resting.add(act.agency)
    } else if (act.author !== 'forum-pmi-jember' && !resting.has(act.author)) {
      const votes = [...(wanted.get(act.agency) ?? []), act.author]
      wanted.set(act.agency, votes)
      if (new Set(votes.filter((voter) => !resting.has(voter))).size >= 2) resting.add(act.agency)
    }
  }
  return resting
}
