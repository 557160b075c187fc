import { drawLiteral } from './draw-argument-values.ts'
import { needsArguments, returned } from './draw-fields.ts'
import { isPlain, type RandomField, type RandomGraph, type RandomType, type Requirement } from './graph-model.ts'
import type { RandomSource } from './random-source.ts'

interface Requiring {
  readonly at: number
  readonly graph: RandomGraph
  readonly random: RandomSource
}

// not those of an interface object: the planner never ends on some of these
/** Some fields need others of their type that only other subgraphs resolve: earlier ones, so that there is an order. */
export function requiring(type: RandomType, field: RandomField, { at, graph, random }: Requiring): RandomField {
  const [owner, ...more] = field.owners
  if (owner === undefined || more.length > 0 || type.kind !== 'entity') return field
  if (!random.chance(35)) return field
  const fields = type.fields
    .filter((_, index) => index < at)
    .filter((one) => one.home === undefined && !one.owners.includes(owner))
  const needed = fields.flatMap((one) => requirementOf(one, owner, graph, random))
  const chosen = needed.length === 0 ? [] : random.chance(30) ? random.some(needed, 60) : [random.pick(needed)]
  return { ...field, requires: chosen }
}

function requirementOf(field: RandomField, owner: number, graph: RandomGraph, random: RandomSource): Requirement[] {
  const given = requiredArguments(field, random)
  if (isPlain(field)) return [{ field: field.name, given, below: undefined }]
  const below = graph.types.find(({ name }) => name === returned(field))
  if (below?.kind === 'entity' && below.keys[owner]?.fields.includes('id') === true) {
    return [{ field: field.name, given, below: 'id' }]
  }
  const inside = below?.kind === 'value' ? below.fields.filter((one) => isPlain(one) && !needsArguments(one)) : []
  return inside.length === 0 ? [] : [{ field: field.name, given, below: random.pick(inside).name }]
}

function requiredArguments({ args }: RandomField, random: RandomSource): string {
  const said = args.filter(
    ({ type, fallback, isHidden }) =>
      !isHidden && ((type.endsWith('!') && fallback === undefined) || random.chance(70)),
  )
  return said.length === 0
    ? ''
    : `(${said.map(({ name, type }) => `${name}: ${drawLiteral(type, random)}`).join(', ')})`
}

/** The fields that others need, and those below them, as `Type.field`. */
export function requiredFields({ types }: RandomGraph): ReadonlySet<string> {
  const names = new Set<string>()
  for (const type of types) {
    for (const { field, below } of type.fields.flatMap(({ requires }) => requires)) {
      for (const one of types) {
        if (one === type || type.kind === 'interface') names.add(`${one.name}.${field}`)
      }
      const needed = type.fields.find(({ name }) => name === field)
      if (needed !== undefined && below !== undefined) names.add(`${returned(needed)}.${below}`)
    }
  }
  return names
}
