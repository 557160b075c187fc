import { type FieldNode, type GraphQLFormattedError, Kind, type SelectionSetNode } from 'graphql'
import { withErrors, withFailure } from './ask-roots.ts'
import type { FetchReading } from './fetch-reading.ts'
import { heldPersons } from './held-persons.ts'
import type { Inquiry, OwnerAnswer } from './inquiry.ts'
import { personsInSelection, type Represented, representedBy } from './persons-of-fetch.ts'
import { isOnlyKey, reduceSelections, withSelection } from './reduce-fetch.ts'
import { type Answered, echoOf, put, restoreAnswer } from './restore-answer.ts'

/**
 * A fetch by representations, of one list or several. Those about persons the caller may not ask about go in a request
 * of their own without what only grants open, or in none.
 */
export async function askEntities(inquiry: Inquiry): Promise<OwnerAnswer> {
  const lists = inquiry.isForeign ? listsOf(inquiry) : []
  if (lists.length === 0) return inquiry.sendWhole()
  const sets = lists.map(({ set }) => set)
  const held = await heldPersons(inquiry, sets, { parent: undefined, isHeld: true }, (reading) => [
    ...lists.flatMap(({ about }) => about.flatMap(namedBy)),
    ...sets.flatMap((set) => personsInSelection(set, undefined, reading)),
  ])
  const isHeld = (one: Represented) => namedBy(one).some((person) => !held.reading.mayAsk(person))
  const parts = lists.map((list) => ({ ...list, isHeld: list.about.map(isHeld) }))
  return withFailure(await askParts(inquiry, parts, held.reading), held)
}

/** One `_entities` of a fetch. */
interface List {
  readonly key: string
  readonly variable: string
  readonly field: FieldNode
  readonly set: SelectionSetNode
  readonly representations: readonly unknown[]
  readonly about: readonly Represented[]
}

interface Part extends List {
  readonly isHeld: readonly boolean[]
}

function listsOf({ operation, variables, owner }: Inquiry): readonly List[] {
  return operation.selectionSet.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || field.selectionSet === undefined) return []
    const value = field.arguments?.[0]?.value
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : ''
    const representations: unknown = variables[variable]
    if (!Array.isArray(representations)) return []
    const key = (field.alias ?? field.name).value
    const about = representations.map((one) => representedBy(one, owner))
    return [{ key, variable, field, set: field.selectionSet, representations, about }]
  })
}

/** Somebody who is not named is nobody about whom anything may be asked. */
function namedBy(one: Represented): readonly string[] {
  if (one.kind === 'nobody') return []
  return [one.kind === 'person' ? one.id : '']
}

async function askParts(inquiry: Inquiry, parts: readonly Part[], reading: FetchReading): Promise<OwnerAnswer> {
  const isWhole = parts.every(
    ({ set, isHeld }) => !isHeld.includes(true) && !reduceSelections(set, undefined, false, reading).isChanged,
  )
  if (isWhole) return inquiry.sendWhole()
  const groups = await Promise.all([false, true].map((isHeld) => askGroup(inquiry, parts, isHeld, reading)))
  const data: Record<string, unknown> = Object.create(null)
  for (const part of parts) {
    const shown = groups.map(({ found }) => found.get(part.key))
    if (shown.some((one) => one !== undefined)) data[part.key] = together(part, shown, inquiry, reading)
  }
  const isAway = Object.keys(data).length === 0
  return withErrors(
    { data: isAway ? null : data },
    groups.flatMap(({ errors }) => errors),
  )
}

interface Group {
  /** For each list the group's answers, each at the place of its representation; none where the owner gave none. */
  readonly found: ReadonlyMap<string, ReadonlyMap<number, unknown>>
  readonly errors: readonly GraphQLFormattedError[]
}

async function askGroup(
  inquiry: Inquiry,
  parts: readonly Part[],
  isHeld: boolean,
  reading: FetchReading,
): Promise<Group> {
  const found = new Map<string, ReadonlyMap<number, unknown>>()
  const sent: Sent[] = []
  for (const part of parts) {
    const at = part.representations.flatMap((_, place) => (part.isHeld[place] === isHeld ? [place] : []))
    const { selectionSet } = reduceSelections(part.set, undefined, isHeld, reading)
    if (at.length === 0) continue
    if (selectionSet === undefined || isOnlyKey(selectionSet))
      found.set(part.key, new Map(at.map((place) => [place, echoOfEntity(part.representations[place], part.set)])))
    else sent.push({ part, at, field: { ...part.field, selectionSet } })
  }
  if (sent.length === 0) return { found, errors: [] }
  const answer = await sendLists(inquiry, sent)
  for (const { part, at } of sent) {
    const list = answer.data?.[part.key]
    if (Array.isArray(list)) found.set(part.key, new Map(at.map((place, index) => [place, list[index]])))
  }
  return { found, errors: (answer.errors ?? []).map((error) => placed(error, sent)) }
}

interface Sent {
  readonly part: Part
  readonly at: readonly number[]
  readonly field: FieldNode
}

function sendLists(inquiry: Inquiry, sent: readonly Sent[]): Promise<OwnerAnswer> {
  const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: sent.map(({ field }) => field) }
  const { operation, variables } = withSelection(inquiry.operation, set, inquiry.variables)
  const representations = sent.map(({ part, at }) => [part.variable, at.map((place) => part.representations[place])])
  return inquiry.send(operation, { ...variables, ...Object.fromEntries(representations) })
}

function echoOfEntity(representation: unknown, set: SelectionSetNode): Answered {
  const { __typename: typename, id } = Object(representation)
  return echoOf(String(typename), id, set)
}

/** An error of a part of the representations, with the place of its own among all. */
function placed(error: GraphQLFormattedError, sent: readonly Sent[]): GraphQLFormattedError {
  const [key, index, ...rest] = error.path ?? []
  const place = typeof index === 'number' ? sent.find(({ part }) => part.key === key)?.at[index] : undefined
  return key === undefined || place === undefined ? error : { ...error, path: [key, place, ...rest] }
}

function together(
  part: Part,
  shown: readonly (ReadonlyMap<number, unknown> | undefined)[],
  inquiry: Inquiry,
  reading: FetchReading,
): readonly unknown[] {
  return part.representations.map((representation, place) => {
    const one: unknown = shown[part.isHeld[place] === true ? 1 : 0]?.get(place) ?? null
    if (typeof one !== 'object' || one === null) return null
    const answered = one as Answered
    if (!Object.hasOwn(answered, '__typename')) put(answered, '__typename', Object(representation).__typename)
    const at = { parent: undefined, isHeld: part.isHeld[place] === true }
    restoreAnswer(answered, part.set, at, reading, { refused: inquiry.refuse, malformed: () => undefined })
    return answered
  })
}
