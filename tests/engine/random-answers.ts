import type { GraphQLFieldResolver } from 'graphql'
import { namedType, type RandomFederation, type RandomField, type RandomType } from './random-federation.ts'
import { hashOf } from './random-source.ts'

/** An object of the random data: its type and its id say all there is. */
export interface Thing {
  readonly __typename: string
  readonly id: string
  readonly [external: string]: unknown
}

const things = 6

/**
 * What a field answers: a function of the object, the field and its argument alone, so that every subgraph and the unsplit
 * schema agree. A field that requires another depends on the other's value, as the caller hands it over.
 */
export function answerOf(
  federation: RandomFederation,
  field: RandomField,
  at: { readonly owner: Thing; readonly type: RandomType; readonly argument: unknown; readonly required: unknown },
): unknown {
  const { owner, type, argument, required } = at
  const seed = `${federation.seed} ${type.name} ${owner.id} ${field.name} ${argument ?? ''} ${field.requires === undefined ? '' : JSON.stringify(required)}`
  return valueAt(federation, field.type, seed)
}

function valueAt(federation: RandomFederation, type: string, seed: string): unknown {
  if (type.endsWith('!')) return presentValue(federation, type.slice(0, -1), seed)
  return hashOf(`null ${seed}`) % 8 === 0 ? null : presentValue(federation, type, seed)
}

function presentValue(federation: RandomFederation, type: string, seed: string): unknown {
  if (type.startsWith('[')) {
    const length = hashOf(`length ${seed}`) % 4
    return Array.from({ length }, (_, index) => valueAt(federation, type.slice(1, -1), `${seed} ${index}`))
  }
  const hash = hashOf(seed)
  switch (type) {
    case 'Int':
      return (hash % 2_000) - 1_000
    case 'Float':
      return (hash % 10_000) / 8
    case 'Boolean':
      return hash % 2 === 0
    case 'ID':
      return String(hash % 1_000)
    case 'Colour':
      return ['RED', 'GREEN', 'BLUE'][hash % 3]
    case 'Any0':
      return [{ a: hash % 10, b: ['x', null, 'ü"\\ '] }, 'teks', 4.5, true][hash % 4]
    case 'String':
      return ['', 'biasa', 'kutip " dan \\', 'ñ é 漢字', 'baris\nbaru'][hash % 5]
    default:
      return thingOf(federation, type, seed)
  }
}

/** Some object of a type; of an abstract one, of one of its members. */
function thingOf(federation: RandomFederation, name: string, seed: string): Thing {
  const type = federation.types.find((one) => one.name === name)
  const members = type?.members ?? []
  const concrete = members.length > 0 ? (members[hashOf(`of ${seed}`) % members.length] ?? name) : name
  return { __typename: concrete, id: `${hashOf(`id ${seed}`) % things}` }
}

/** The second key of an object follows from its id, and the id from it. */
export function codeOf(thing: Pick<Thing, 'id'>): string {
  return `c-${thing.id}`
}

/** A resolver of one field for one schema. What a field requires is read from the object where the schema only has it as external. */
export function resolverOf(
  federation: RandomFederation,
  type: RandomType,
  field: RandomField,
  isSplit: boolean,
): GraphQLFieldResolver<Thing, unknown, { readonly of?: unknown }> {
  const needed = type.fields.find(({ name }) => name === field.requires)
  return (owner, { of }) => {
    const required =
      needed === undefined
        ? undefined
        : isSplit
          ? owner[needed.name]
          : answerOf(federation, needed, { owner, type, argument: undefined, required: undefined })
    return answerOf(federation, field, {
      owner: owner ?? { __typename: type.name, id: 'root' },
      type,
      argument: of,
      required,
    })
  }
}

/** True where a type has rows of its own that other subgraphs may refer to. */
export function isEntity(federation: RandomFederation, type: string): boolean {
  return federation.types.some(({ name, kind }) => name === namedType(type) && kind === 'entity')
}
