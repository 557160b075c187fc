import type { AgencyContext, NewRow } from '@simpul/agency'
import { most, readCountry, readOptionalText, readText, readWorkerId } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { ComplaintMarkerRow } from '../complaint-marker/complaint-marker-table.ts'
import { readAssigned } from '../complaint-marker/read-assigned.ts'
import type { ComplaintRow } from './complaint-table.ts'
import type { OpenComplaintInput } from './open-complaint.ts'

export interface MarkerInput {
  readonly kind: ComplaintMarkerRow['kind']
  readonly signs?: string | null
  readonly assigned?: readonly string[] | null
}

type Markers = readonly Pick<ComplaintMarkerRow, 'kind' | 'signs' | 'assigned' | 'version'>[]

/** What an intake says, read; refused with the field where the schema could not know better. */
export function readComplaint(
  input: OpenComplaintInput,
  context: AgencyContext,
): Omit<NewRow<ComplaintRow>, 'id'> & { readonly narrative: string | null; readonly markers: Markers } {
  const { workerId, country, narrative } = input
  const { now } = context
  return {
    workerId: workerId == null ? null : readWorkerId('workerId', workerId),
    channel: input.channel,
    receivedAt: readMoment(input.receivedAt ?? now.toISOString(), now),
    types: readTypes(input.types),
    severity: input.severity,
    country: country == null ? null : readCountry('country', country),
    narrative: narrative == null ? null : readText('narrative', narrative, most.narrative),
    markers: readMarkers(input.markers ?? [], context),
    status: 'RECEIVED',
    closedAt: null,
    closedBecause: null,
    referredBy: null,
    referralId: null,
    version: 1,
  }
}

function readMoment(moment: string, now: Date): string {
  refuseUnless(moment <= now.toISOString(), 'receivedAt', {
    en: 'must not be in the future',
    id: 'tidak boleh di masa depan',
  })
  return moment
}

function readTypes<T>(types: readonly T[]): readonly T[] {
  refuseUnless(types.length > 0 && new Set(types).size === types.length, 'types', {
    en: 'must name at least one type, and each only once',
    id: 'harus menyebut sedikitnya satu jenis, masing-masing sekali saja',
  })
  return types
}

function readMarkers(markers: readonly MarkerInput[], context: AgencyContext): Markers {
  refuseUnless(new Set(markers.map(({ kind }) => kind)).size === markers.length, 'markers', {
    en: 'must name each kind only once',
    id: 'harus menyebut setiap jenis sekali saja',
  })
  return markers.map(({ kind, signs, assigned }, at) => ({
    kind,
    signs: readOptionalText(`markers.${at}.signs`, signs, most.note),
    assigned: readAssigned(`markers.${at}.assigned`, assigned, context),
    version: 1,
  }))
}
