import type { HubError } from '@simpul/serving'
import type { SelectionSetNode } from 'graphql'
import type { FetchReading } from './fetch-reading.ts'
import type { Inquiry } from './inquiry.ts'
import { reduceSelections, sizeOf } from './reduce-fetch.ts'
import type { Place } from './restore-answer.ts'
import { isWorkerId } from './worker-id.ts'

/** How a fetch is read once the caller's own agency has said about whom it may ask. */
export interface Held {
  readonly reading: FetchReading
  readonly failure: HubError | undefined
}

/**
 * Asks the caller's own agency about the persons of a fetch, where there are any and where something is selected that
 * only their grants would open. Everybody else's fetches are read as if all may be asked.
 */
export async function heldPersons(
  inquiry: Inquiry,
  sets: readonly SelectionSetNode[],
  place: Place,
  personsOf: (reading: FetchReading) => readonly string[],
): Promise<Held> {
  const free = readingOf(inquiry, () => true)
  if (!inquiry.isForeign) return { reading: free, failure: undefined }
  const persons = [...new Set(personsOf(free))]
  if (persons.length === 0 || !sets.some((set) => dependsOnGrants(inquiry, set, place)))
    return { reading: free, failure: undefined }
  const { persons: allowed, failure } = await inquiry.permissionFor(persons.filter(isWorkerId))
  return { reading: readingOf(inquiry, (person) => allowed.has(person)), failure }
}

/** Whether less would be sent about a person of whom nothing may be asked. */
function dependsOnGrants(inquiry: Inquiry, set: SelectionSetNode, { parent, isHeld }: Place): boolean {
  const all = reduceSelections(
    set,
    parent,
    false,
    readingOf(inquiry, () => true),
  )
  const least = reduceSelections(
    set,
    parent,
    isHeld,
    readingOf(inquiry, () => false),
  )
  return sizeOf(all.selectionSet) !== sizeOf(least.selectionSet)
}

function readingOf({ owner, schema, variables }: Inquiry, mayAsk: FetchReading['mayAsk']): FetchReading {
  return { owner, schema, variables, mayAsk }
}
