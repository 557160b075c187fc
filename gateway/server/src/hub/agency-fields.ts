import type { Purpose } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { HubRequest } from './hub-request.ts'
import { asHubError } from './hub-request.ts'
import {
  type AccessRequest,
  accessRequestSchema,
  accessRequestsSchema,
  type Emergency,
  emergenciesSchema,
  type Grant,
  grantsSchema,
} from './kit-answers.ts'
import { ownerOfField } from './owner-of-field.ts'
import { requireAgency } from './who-asks.ts'

/** The grants of which the caller's own agency is a side. */
export async function grants(
  { subject }: { readonly subject?: string | null },
  request: HubRequest,
): Promise<readonly Grant[]> {
  const { agency } = requireAgency(request)
  const input = subject === undefined || subject === null ? {} : { subject }
  const answer = await request.askOne(agency, { operation: 'grants', input, output: grantsSchema })
  return answer.grants
}

/** The emergencies that the caller's own agency opened, or that were opened at it. */
export async function emergencies(_: object, request: HubRequest): Promise<readonly Emergency[]> {
  const { agency } = requireAgency(request)
  const answer = await request.askOne(agency, { operation: 'emergencies', input: {}, output: emergenciesSchema })
  return answer.emergencies
}

/** What the caller's agency asked at every owner, and what it was asked itself. */
export async function accessRequests(_: object, request: HubRequest): Promise<readonly AccessRequest[]> {
  requireAgency(request)
  const question = { operation: 'accessRequests', input: {}, output: accessRequestsSchema }
  const answers = await request.askAll(request.kits.keys(), question)
  return answers.flatMap(({ agency, answer }) => answer.requests.filter(({ owner }) => owner === agency))
}

interface Access {
  readonly coordinates: readonly string[]
  readonly purpose: Purpose
  readonly reason: string
}

/** One request an owner; an owner that does not take it is named, and the others' stand. */
export async function requestAccess(asked: Access, request: HubRequest): Promise<readonly AccessRequest[]> {
  const { agency } = requireAgency(request)
  const { purpose, reason } = asked
  const byOwner = groupedByOwner(asked.coordinates, agency, request)
  const made = await Promise.all(
    [...byOwner].map(async ([owner, coordinates]): Promise<readonly AccessRequest[]> => {
      try {
        const input = { coordinates, purpose, reason }
        return [await request.askOne(owner, { operation: 'requestAccess', input, output: accessRequestSchema })]
      } catch (error) {
        request.fail(asHubError(error))
        return []
      }
    }),
  )
  return made.flat()
}

function groupedByOwner(
  coordinates: readonly string[],
  agency: string,
  { owners }: HubRequest,
): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>()
  for (const coordinate of coordinates) {
    const owner = ownerOfField(coordinate, owners)
    if (owner === undefined)
      throw new HubError('BAD_INPUT', 'No agency has a field of one of these names: write Type.field.')
    if (owner === agency)
      throw new HubError('BAD_INPUT', `${coordinate} is your own agency's; ask a partner for its fields.`)
    grouped.set(owner, [...(grouped.get(owner) ?? []), coordinate])
  }
  if (grouped.size === 0) throw new HubError('BAD_INPUT', 'Name at least one field.')
  return grouped
}

interface Reply {
  readonly owner: string
  readonly request: string
  readonly text: string
}

/** Answers what an owner asked back. */
export async function replyToAccessRequest(
  { owner, request: id, text }: Reply,
  request: HubRequest,
): Promise<AccessRequest> {
  requireAgency(request)
  return request.askOne(owner, { operation: 'accessReply', input: { request: id, text }, output: accessRequestSchema })
}
