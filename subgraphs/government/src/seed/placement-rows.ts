import type { NewRow, PartyRow } from '@simpul/agency'
import { type DemoPlacement, type DemoWorker, derivedId } from '@simpul/demo'
import { sha256Hex } from '@simpul/trust'
import type { DepartureClearanceRow } from '../departure-clearance/departure-clearance-table.ts'
import type { FiledPlacementRow } from '../filed-placement/filed-placement-table.ts'

/** The filed copy of a placement: none before something was signed. What was signed abroad is filed by nobody. */
export function filedPlacementRows(worker: DemoWorker): readonly NewRow<FiledPlacementRow>[] {
  const { placement } = worker
  const filedOn = placement && signedOn(placement)
  if (placement === undefined || filedOn === undefined) return []
  const { companyId, scheme, status, destination, post, employer, departure } = placement
  return [
    {
      id: filedPlacementId(worker),
      workerId: worker.id,
      companyId: companyId ?? null,
      scheme,
      status,
      destinationCountry: destination.code,
      position: post.title.en,
      sector: post.sector,
      employerName: employer.name,
      departureDate: departure?.on ?? null,
      flight: departure?.flight ?? null,
      ...agreementOf(placement),
      ...contractOf(placement),
      filedOn,
      ...endOf(worker),
      version: 1,
    },
  ]
}

/** When and why a placement is over, as far as that is told. */
function endOf({ placement, returned, history }: DemoWorker): Pick<FiledPlacementRow, 'endedOn' | 'endReason'> {
  const on = returned?.on ?? history.at(-1)?.on
  if (on === undefined) return { endedOn: null, endReason: null }
  if (placement?.status === 'CANCELLED') return { endedOn: on, endReason: 'OTHER' }
  if (placement?.status !== 'ENDED') return { endedOn: null, endReason: null }
  return { endedOn: on, endReason: returned?.kind === 'NORMAL' ? 'TERM_OVER' : 'RETURNED_EARLY' }
}

function filedPlacementId({ id }: DemoWorker): string {
  return derivedId(id, 'filed-placement')
}

function signedOn({ agreement, contracts }: DemoPlacement): string | undefined {
  return agreement?.signedOn ?? contracts.at(0)?.signedOn
}

/** The digest is that of the document which the company holds as well. */
function agreementOf({ agreement }: DemoPlacement) {
  return {
    agreementNumber: agreement?.number ?? null,
    agreementSignedOn: agreement?.signedOn ?? null,
    agreementVersion: agreement === undefined ? null : 1,
    agreementHash: agreement === undefined ? null : sha256Hex(`${agreement.number} ${agreement.signedOn}`),
  }
}

/** The last contract that the company filed, by its own count. */
function contractOf({ contracts }: DemoPlacement) {
  const filed = contracts.filter(({ filedBy }) => filedBy === 'COMPANY')
  const last = filed.at(-1)
  return {
    contractVersion: last === undefined ? null : filed.length,
    contractMonthlyWage: last?.wage ?? null,
    contractCurrency: last?.currency ?? null,
    contractWeeklyHours: last?.weeklyHours ?? null,
    contractLeaveDays: last?.leaveDays ?? null,
    contractTermMonths: last?.termMonths ?? null,
  }
}

/** What the central agencies recorded of a placement that was filed. */
export function clearanceRows({ id: workerId, placement }: DemoWorker): readonly NewRow<DepartureClearanceRow>[] {
  if (placement === undefined || signedOn(placement) === undefined) return []
  const { oppOn } = placement
  const ePmiStatus = cardStatus(placement)
  return [
    {
      id: derivedId(workerId, 'departure-clearance'),
      workerId,
      orientationAttended: oppOn !== undefined,
      orientationDate: oppOn ?? null,
      ePmiStatus,
      ePmiIsValid: ePmiStatus === 'ISSUED',
      mirroredOn: placement.ePmi?.issuedOn ?? oppOn ?? signedOn(placement) ?? null,
      version: 1,
    },
  ]
}

function cardStatus({ ePmi, oppOn, status }: DemoPlacement): DepartureClearanceRow['ePmiStatus'] {
  if (ePmi !== undefined) return status === 'ENDED' ? 'EXPIRED' : 'ISSUED'
  return oppOn === undefined || status === 'CANCELLED' ? 'NOT_APPLIED' : 'IN_PROCESS'
}

/** The company is a party of its own candidate, from the choice until the case of the placement is closed. */
export function companyParties(worker: DemoWorker): readonly PartyRow[] {
  const { id, placement, registration, history } = worker
  const { companyId: agency } = placement ?? {}
  const since = placement?.selectedOn ?? registration?.registeredOn
  if (placement === undefined || agency === undefined || since === undefined) return []
  const ended = history.find(({ stage }) => stage === 'CLOSED')?.on ?? null
  const link = { agency, since, ended_at: ended }
  const filed = signedOn(placement) === undefined ? [] : [{ type: 'FiledPlacement', row_id: filedPlacementId(worker) }]
  return [{ type: 'Worker', row_id: id }, ...filed].map((row) => ({ ...row, ...link }))
}
