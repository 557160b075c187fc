import { HubError } from '@simpul/serving'
import type { GraphQLFormattedError, SelectionSetNode } from 'graphql'
import type { FetchReading } from './fetch-reading.ts'
import { type Held, heldPersons } from './held-persons.ts'
import type { Inquiry, OwnerAnswer } from './inquiry.ts'
import { personsInSelection } from './persons-of-fetch.ts'
import { reduceSelections, withSelection } from './reduce-fetch.ts'
import { type Answered, restoreAnswer } from './restore-answer.ts'

/** A fetch of root fields: what may not be asked is left out, and with nothing left no owner is asked at all. */
export async function askRoots(inquiry: Inquiry): Promise<OwnerAnswer> {
  const { operation } = inquiry
  const { selectionSet } = operation
  const parent = inquiry.schema.getRootType(operation.operation) ?? undefined
  const place = { parent, isHeld: false }
  const held = await heldPersons(inquiry, [selectionSet], place, (reading) =>
    personsInSelection(selectionSet, parent, reading),
  )
  const reduced = reduceSelections(selectionSet, parent, false, held.reading)
  if (!reduced.isChanged) return withFailure(await inquiry.sendWhole(), held)
  const answer = await sendReduced(inquiry, reduced.selectionSet)
  return withFailure(restored(answer, inquiry, { set: selectionSet, parent, reading: held.reading }), held)
}

async function sendReduced(inquiry: Inquiry, set: SelectionSetNode | undefined): Promise<OwnerAnswer> {
  if (set === undefined) return { data: {} }
  const sent = withSelection(inquiry.operation, set, inquiry.variables)
  return inquiry.send(sent.operation, sent.variables)
}

interface RootPlace {
  readonly set: SelectionSetNode
  readonly parent: Parameters<typeof reduceSelections>[1]
  readonly reading: FetchReading
}

function restored(answer: OwnerAnswer, inquiry: Inquiry, { set, parent, reading }: RootPlace) {
  const data: Answered = Object.assign(Object.create(null), answer.data)
  const malformed: GraphQLFormattedError[] = []
  restoreAnswer(data, set, { parent, isHeld: false }, reading, {
    refused: inquiry.refuse,
    malformed: (key) => malformed.push(malformedId(key)),
  })
  const isNothing = Object.keys(data).length === 0 && (answer.data ?? null) === null
  return withErrors({ ...answer, data: isNothing ? null : data }, malformed)
}

/** The words of every owner for an id that is none. */
function malformedId(key: string): GraphQLFormattedError {
  const message = 'A worker id is a UUID in lower case, as the hub gives it out.'
  return { ...new HubError('BAD_INPUT', message, { detail: { field: 'id' } }).toJSON(), path: [key] }
}

/** Adds why the caller's own agency could not be asked. */
export function withFailure(answer: OwnerAnswer, { failure }: Held): OwnerAnswer {
  return failure === undefined ? answer : withErrors(answer, [failure.toJSON()])
}

/** Adds errors to an answer. */
export function withErrors(answer: OwnerAnswer, errors: readonly GraphQLFormattedError[]): OwnerAnswer {
  return errors.length === 0 ? answer : { ...answer, errors: [...(answer.errors ?? []), ...errors] }
}
