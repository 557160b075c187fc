import { blankField, drawField, type FieldDrawing, oddNames } from './draw-fields.ts'
import { type KeysOfSubgraph, leafTypes, type RandomField, type RandomType } from './graph-model.ts'
import type { RandomSource } from './random-source.ts'

/** A type with nothing in it. */
export function blankType(name: string, kind: RandomType['kind']): RandomType {
  return { name, kind, fields: [], keys: [], implements: [], members: [], objectIn: [], isHidden: false }
}

/** Draws an entity's keys: `id` and perhaps a second one; a subgraph that has both leads from one to the other. */
export function drawKeys(
  known: readonly number[],
  subgraphs: number,
  random: RandomSource,
): readonly (KeysOfSubgraph | undefined)[] {
  const second = random.chance(45) ? random.pick(['code', 'code region', 'place { land nr }']) : undefined
  const bridge = random.pick(known)
  return Array.from({ length: subgraphs }, (_, index) => {
    if (!known.includes(index)) return undefined
    if (second === undefined) return { fields: ['id'], isResolvable: true }
    const fields = index === bridge ? ['id', second] : random.pick([['id'], [second], ['id', second]])
    return { fields, isResolvable: true }
  })
}

/** Draws an entity's own fields; those that its interfaces have come on top. */
export function drawEntityFields(known: readonly number[], at: FieldDrawing): RandomField[] {
  const { random } = at
  return Array.from({ length: 2 + random.below(5) }, (_, index) =>
    drawField(random.chance(6) ? (oddNames[index] ?? `f${index}`) : `f${index}`, known, at),
  )
}

/** A value type is the same wherever it is used, and all of it is resolved there. */
export function drawValue(name: string, at: FieldDrawing, entities: readonly string[]): RandomType {
  const { random, subgraphs } = at
  const everywhere = Array.from({ length: subgraphs }, (_, index) => index)
  const outputsIn = () => entities
  const fields = Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    ...drawField(`v${index}`, everywhere, { ...at, outputsIn }, { object: 35, shared: 0 }),
    owners: everywhere,
  }))
  return { ...blankType(name, 'value'), fields }
}

/** The fields of the plain interface: one that all members have everywhere, one that each has somewhere. */
export function drawFaceFields(random: RandomSource): readonly { readonly name: string; readonly type: string }[] {
  const shared = { name: 'shared', type: random.pick(leafTypes) }
  return random.chance(60) ? [shared, { name: 'more', type: random.pick(['Int', '[String]', 'Colour']) }] : [shared]
}

/** A member's side of its interface's fields: its type may be narrower, and it says where each is resolved. */
export function memberFields(
  fields: readonly { readonly name: string; readonly type: string }[],
  member: Pick<RandomType, 'kind'>,
  known: readonly number[],
  random: RandomSource,
): RandomField[] {
  return fields.map(({ name, type }) => {
    const isEverywhere = name === 'shared' || member.kind === 'value'
    const owners = isEverywhere ? known : [random.pick(known)]
    return blankField(name, random.chance(25) ? `${type}!` : type, owners)
  })
}
