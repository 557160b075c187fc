import { type BoundaryRules, type FieldRules, readRules } from '@simpul/boundary'
import type { MapRow } from './map.ts'
import type { Carrier, PageLine } from './read-page.ts'

/** All that is wrong between the map, the page that explains it and the schemas, a sentence each. */
export function faultsOf(
  map: readonly MapRow[],
  page: readonly PageLine[],
  schemas: readonly string[],
): readonly string[] {
  const rules = schemas.map((sdl) => readRules(sdl))
  return [...unexplainedRows(map, page, rules), ...wrongLines(page, rules), ...unexplainedFields(page, rules)]
}

function unexplainedRows(
  map: readonly MapRow[],
  page: readonly PageLine[],
  rules: readonly BoundaryRules[],
): readonly string[] {
  return map.flatMap(({ number, field }) => {
    const lines = page.filter((line) => line.number === number)
    const isCarried = lines.some(({ carriers }) => carriers.some((one) => fieldsOf(one, rules).length > 0))
    if (isCarried || lines.some(({ isExplained }) => isExplained)) return []
    return [
      `Row ${number} of the map (${field}) is carried by nothing, and the page does not say that it waits or stays outside.`,
    ]
  })
}

function wrongLines(page: readonly PageLine[], rules: readonly BoundaryRules[]): readonly string[] {
  return page.flatMap((line) => line.carriers.flatMap((carrier) => faultsOfCarrier(carrier, line, page, rules)))
}

function faultsOfCarrier(
  carrier: Carrier,
  line: PageLine,
  page: readonly PageLine[],
  rules: readonly BoundaryRules[],
): readonly string[] {
  const fields = fieldsOf(carrier, rules)
  const where = `the line "${line.text.slice(0, 120)}…"`
  if (fields.length === 0) return [`${carrier.name} does not exist, and ${where} names it.`]
  const said = carrier.class === undefined ? (line.class.match(/PUB|INT|PER|SPE/g) ?? []) : [carrier.class]
  if (said.length === 0 || carrier.class === 'closed') return []
  const apart =
    carrier.kind === 'type'
      ? saidApart(page)
      : new Set(line.carriers.filter((one) => one.class !== undefined && one !== carrier).map(({ name }) => name))
  const wrong = fields.filter((field) => {
    const is = classOf(field)
    return is !== undefined && !said.includes(is) && !apart.has(field.coordinate)
  })
  if (carrier.kind === 'mutations' && wrong.length < fields.length) return []
  return wrong.map(
    (field) => `${field.coordinate} is ${classOf(field)} in the schema and ${said.join(' or ')} in ${where}.`,
  )
}

/** Of a whole type, the fields that some line names for themselves: their class is said there. */
function saidApart(page: readonly PageLine[]): ReadonlySet<string> {
  return new Set(
    page.flatMap(({ carriers }) => carriers.filter(({ kind }) => kind === 'field').map(({ name }) => name)),
  )
}

function unexplainedFields(page: readonly PageLine[], rules: readonly BoundaryRules[]): readonly string[] {
  const explained = new Set(
    page.flatMap(({ carriers }) => carriers.flatMap((one) => fieldsOf(one, rules).map(({ coordinate }) => coordinate))),
  )
  return rules.flatMap((one) =>
    [...one.fields.values()]
      .filter(
        (field) =>
          needsLine(field, one) && !explained.has(field.coordinate) && !isKeyOfExplained(field, one, explained),
      )
      .map(
        ({ coordinate }) => `${coordinate} (${one.agency.subgraph}) has a class, and no line of the page explains it.`,
      ),
  )
}

/** The key of a type goes with its fields: it is offered on whatever ground any of them is. */
function isKeyOfExplained({ coordinate }: FieldRules, rules: BoundaryRules, explained: ReadonlySet<string>): boolean {
  const type = coordinate.slice(0, coordinate.indexOf('.'))
  if (rules.types.get(type)?.key !== coordinate) return false
  return [...rules.fields.keys()].some((one) => one.startsWith(`${type}.`) && explained.has(one))
}

/**
 * What holds pages together, what answers a mutation and the page of a list carry nothing of their own; a mutation that
 * no other agency may call is the owner's own affair. Everything else needs a line.
 */
function needsLine(field: FieldRules, rules: BoundaryRules): boolean {
  const [type = ''] = field.coordinate.split('.')
  if (field.kind === 'act') return field.accepts.length > 0
  if (field.kind === 'edge' || /(Connection|Edge|Payload|PageInfo)$/.test(type)) return false
  return !['Query', 'Subscription'].includes(type) && rules.types.get(type)?.isStub !== true
}

function fieldsOf({ kind, name }: Carrier, rules: readonly BoundaryRules[]): readonly FieldRules[] {
  const own = rules.flatMap(({ fields, types }) =>
    // the key that a stub echoes is its owner's
    [...fields.values()].filter(({ coordinate }) => {
      const type = types.get(coordinate.slice(0, coordinate.indexOf('.')))
      return type?.isStub !== true || type.key !== coordinate
    }),
  )
  if (kind === 'field') return own.filter(({ coordinate }) => coordinate === name)
  if (kind === 'type') return own.filter(({ coordinate }) => coordinate.startsWith(`${name}.`))
  const isWhole = !name.includes('…')
  const act = `Mutation.${name.replace('…', '')}`
  return own.filter(({ coordinate }) => (isWhole ? coordinate === act : coordinate.startsWith(act)))
}

const short = { PUBLIC: 'PUB', INTERNAL: 'INT', PERSONAL: 'PER', SPECIFIC: 'SPE' } as const

/** An edge has no class of its own, and an echoed key is nobody's. */
function classOf(field: FieldRules): string | undefined {
  return field.kind === 'edge' ? undefined : short[field.classification]
}
