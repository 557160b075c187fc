import { returned } from './draw-fields.ts'
import { requiredFields, requiring } from './draw-requirements.ts'
import { type Fault, isPlain, type RandomField, type RandomGraph, type RandomType } from './graph-model.ts'
import type { RandomSource } from './random-source.ts'

/** Gives the fields of a graph what federation's directives say of them, and some resolvers that fail. */
export function decorate(graph: RandomGraph, random: RandomSource): RandomGraph {
  const withRequires = mapFields(graph, (type, field, at) => requiring(type, field, { at, graph, random }))
  const required = requiredFields(withRequires)
  const isNeeded = (type: RandomType, { name }: RandomField) => required.has(`${type.name}.${name}`)
  const overriding = mapFields(withRequires, (type, field) =>
    isNeeded(type, field) ? field : overridden(type, field, random, graph.subgraphs),
  )
  const provided = withProvides(overriding, random)
  const isFaulty = random.chance(60)
  // a null that bubbles into an object which another field requires changes what that field answers
  const isNested = withRequires.types.some(({ fields }) =>
    fields.some(({ requires }) => requires.some((one) => one.below !== undefined)),
  )
  const isMutable = graph.mutation !== undefined
  const failing = mapFields(provided, (type, field) => {
    if (isNeeded(type, field)) return { ...field, isHidden: isHideable(type, field) && random.chance(20) }
    const fault = isFaulty && random.chance(12) ? faultOf(field, isNested, random) : undefined
    const isStateful = isMutable && type.kind !== 'root' && random.chance(15)
    return { ...field, fault, isStateful, isHidden: isHideable(type, field) && random.chance(6) }
  })
  return { ...failing, types: failing.types.map((type) => withStubs(type, random)) }
}

type Change = (type: RandomType, field: RandomField, index: number) => RandomField

function mapFields(graph: RandomGraph, change: Change): RandomGraph {
  const changed = (type: RandomType) => ({
    ...type,
    fields: type.fields.map((field, index) => (isOfInterface(type, field) ? field : change(type, field, index))),
  })
  const { types, query, mutation } = graph
  return {
    ...graph,
    types: types.map(changed),
    query: changed(query),
    mutation: mutation === undefined ? undefined : changed(mutation),
  }
}

/** An interface's own fields say nothing of their resolving, but for those that an interface object adds. */
function isOfInterface(type: RandomType, field: RandomField): boolean {
  return type.kind === 'interface' && field.home === undefined
}

function overridden(type: RandomType, field: RandomField, random: RandomSource, subgraphs: number): RandomField {
  const [owner, ...more] = field.owners
  const isOverridable = (type.kind === 'entity' && field.name !== 'title') || type.name === 'Query'
  if (!isOverridable || more.length > 0 || !isPlain(field) || field.requires.length > 0) return field
  if (field.name === 'shared' || field.name === 'more') return field
  const others = Array.from({ length: subgraphs }, (_, index) => index).filter(
    (index) => index !== owner && (type.kind === 'root' || type.keys[index] !== undefined),
  )
  return others.length > 0 && random.chance(12) ? { ...field, overrides: random.pick(others) } : field
}

/** Some fields bring a field of what they return along, which otherwise only another subgraph resolves. */
function withProvides(graph: RandomGraph, random: RandomSource): RandomGraph {
  const brought = new Map<string, number[]>()
  const providing = mapFields(graph, (type, field) => {
    const [owner, ...more] = field.owners
    const below = graph.types.find(({ name }) => name === returned(field))
    if (owner === undefined || more.length > 0 || below?.kind !== 'entity' || type.name === 'Mutation') return field
    if (type.kind === 'value' || !random.chance(25)) return field
    const fit = below.fields.filter((one) => isProvidable(one, owner))
    if (fit.length === 0) return field
    const { name } = random.pick(fit)
    const at = `${below.name}.${name}`
    brought.set(at, [...new Set([...(brought.get(at) ?? []), owner])])
    return { ...field, provides: name }
  })
  return mapFields(providing, (type, field) => ({
    ...field,
    providedBy: brought.get(`${type.name}.${field.name}`) ?? [],
  }))
}

function isProvidable(field: RandomField, owner: number): boolean {
  const isSimple = isPlain(field) && field.args.length === 0 && field.requires.length === 0
  return isSimple && field.overrides === undefined && field.owners.length === 1 && !field.owners.includes(owner)
}

function isHideable(type: RandomType, field: RandomField): boolean {
  return type.kind === 'entity' && /^f\d/.test(field.name) && field.providedBy.length === 0
}

function faultOf(field: RandomField, isNested: boolean, random: RandomSource): Fault | undefined {
  if (isNested && field.type.endsWith('!')) return undefined
  const fit: Fault[] = ['throws']
  if (field.type.includes('!')) fit.push('null', 'null')
  if (isPlain(field) && returned(field) !== 'Any0') fit.push('wrong')
  return random.pick(fit)
}

/** Where a subgraph resolves nothing of an entity, it may say that it only refers to it. */
function withStubs(type: RandomType, random: RandomSource): RandomType {
  if (type.kind !== 'entity' || type.implements.includes('Media')) return type
  const keys = type.keys.map((one, index) => {
    const isStub = !type.fields.some(
      ({ owners, overrides, providedBy }) =>
        owners.includes(index) || overrides === index || providedBy.includes(index),
    )
    return one?.fields.length === 1 && isStub && random.chance(50) ? { ...one, isResolvable: false } : one
  })
  const isReachable = keys.some((one) => one?.isResolvable === true && one.fields.includes('id'))
  return isReachable ? { ...type, keys } : type
}
