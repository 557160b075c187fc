import type { ActRules, BoundaryRules } from '@simpul/boundary'
import { getNamedType, isInputObjectType } from 'graphql'
import type { AgencyContext } from '../server/context.ts'
import { refuse } from './guard-leaf.ts'
import type { GuardedField, Resolver } from './guard-schema.ts'

/** A mutation runs for the owner's cleared staff, and for a partner about persons its agreement and their grants name. */
export function guardAct({ rules, field, boundary, resolve }: GuardedField<ActRules>): Resolver {
  return async (source, args, context, info) => {
    const cell = context.boundary.cell(rules.coordinate)
    if (cell.kind === 'closed') return refuse(context, rules.coordinate, cell.because, info)
    if (!context.boundary.isOwn && !(await mayAskAbout(personsNamed(field, args, boundary), rules, context))) {
      return refuse(context, rules.coordinate, 'NO_GRANT', info)
    }
    return resolve(source, args, context, info)
  }
}

async function mayAskAbout(persons: readonly string[], rules: ActRules, context: AgencyContext): Promise<boolean> {
  const { boundary } = context
  if (persons.length === 0) return open(boundary.waysOf(rules.coordinate, ['ALL']), rules.coordinate, context)
  for (const person of persons) {
    const ways = boundary.waysOf(rules.coordinate, await boundary.reachOfSubject(person))
    if (!open(ways, rules.coordinate, context)) return false
  }
  return true
}

function open(
  ways: ReturnType<AgencyContext['boundary']['waysOf']>,
  coordinate: string,
  context: AgencyContext,
): boolean {
  const [way] = ways
  if (way !== undefined) context.boundary.account.open(coordinate, way)
  return way !== undefined
}

/** The persons whom the arguments marked `@subject` name, also inside an input object. */
function personsNamed(
  field: GuardedField['field'],
  args: Readonly<Record<string, unknown>>,
  rules: BoundaryRules,
): readonly string[] {
  return field.args.flatMap((argument) => {
    const value = args[argument.name]
    const isMarked = [...rules.subjectArguments].some((coordinate) =>
      coordinate.endsWith(`.${field.name}(${argument.name}:)`),
    )
    if (isMarked && typeof value === 'string') return [value]
    const type = getNamedType(argument.type)
    if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return []
    return Object.keys(type.getFields())
      .filter((name) => rules.subjectArguments.has(`${type.name}.${name}`))
      .map((name): unknown => Reflect.get(value, name))
      .filter((one) => typeof one === 'string')
  })
}
