import type { AgencyView, AgreementLine, Kind } from '@simpul/boundary'
import type { AgreementDocument } from './agreement-document.ts'

/** An agreement that is known already, as far as another's suitability depends on it. */
export interface KnownAgreement {
  readonly document: AgreementDocument
  readonly terminatedBy: Iterable<string>
}

/** Why an agreement does not suit its parties; undefined when it does. The sentence says what would. */
export function agreementFault(
  document: AgreementDocument,
  agencies: ReadonlyMap<string, AgencyView>,
  agreements: ReadonlyMap<string, KnownAgreement>,
): string | undefined {
  const stranger = document.parties.find((party) => !agencies.has(party))
  if (stranger !== undefined) return `The party ${stranger} is not an admitted agency.`
  const kindOf = (agency: string) => agencies.get(agency)?.kind
  return (
    frameFault(document, kindOf, agreements) ?? linesFault(document.lines, kindOf) ?? renewalFault(document, agreements)
  )
}

type KindOf = (agency: string) => Kind | undefined

function frameFault(
  document: AgreementDocument,
  kindOf: KindOf,
  agreements: ReadonlyMap<string, KnownAgreement>,
): string | undefined {
  if (document.kind === 'MOU') return undefined
  const { parties, under } = document
  if (parties.some((party) => kindOf(party) === 'FORUM'))
    return 'A forum owns nothing about people: it is no party of a PKS. Use an MOU.'
  const frame = agreements.get(under)
  if (frame === undefined) return `The MOU ${under} above it is not in the register; propose that one first.`
  if (frame.document.kind !== 'MOU') return `The agreement ${under} above it is no MOU.`
  if (isTerminated(frame)) return `The MOU ${under} above it was terminated.`
  const outside = parties.find((party) => !frame.document.parties.includes(party))
  return outside === undefined ? undefined : `The party ${outside} is not a party of the MOU ${under} above it.`
}

/** A basis of UU 27/2022 that only some kinds of agency can stand on. */
const kindOfBasis = { PUBLIC_TASK: 'GOVERNMENT', CONTRACT: 'RECRUITMENT' } as const

function linesFault(lines: readonly AgreementLine[], kindOf: KindOf): string | undefined {
  for (const { basis, owner, recipient, coordinate } of lines) {
    if (basis !== 'PUBLIC_TASK' && basis !== 'CONTRACT') continue
    const needed = kindOfBasis[basis]
    if (kindOf(owner) === needed || kindOf(recipient) === needed) continue
    return `The line for ${coordinate} stands on ${basis}, which needs an agency of the kind ${needed} on one of its sides.`
  }
  return undefined
}

function renewalFault(
  document: AgreementDocument,
  agreements: ReadonlyMap<string, KnownAgreement>,
): string | undefined {
  const { renews, kind, form, parties } = document
  if (renews === undefined) return undefined
  const earlier = agreements.get(renews)?.document
  if (earlier === undefined) return `The agreement ${renews} that it renews is not in the register.`
  const isSameParties =
    earlier.parties.length === parties.length && parties.every((one) => earlier.parties.includes(one))
  if (earlier.kind === kind && earlier.form === form && isSameParties) return undefined
  return `The agreement ${renews} that it renews is of another kind, form or between other parties.`
}

function isTerminated({ terminatedBy }: KnownAgreement): boolean {
  return [...terminatedBy].length > 0
}
