import { leafTypes, namedType, type RandomArgument, type RandomField } from './graph-model.ts'
import type { RandomSource } from './random-source.ts'

/** What fields are drawn from. */
export interface FieldDrawing {
  readonly random: RandomSource
  readonly subgraphs: number
  /** The object types, interfaces and unions that a subgraph may return. */
  readonly outputsIn: (subgraph: number) => readonly string[]
}

/** Names that every object answers to without owning them: an engine that is not careful mistakes one for the other. */
export const oddNames = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'] as const

/** A field with nothing particular about it. */
export function blankField(name: string, type: string, owners: readonly number[]): RandomField {
  return {
    name,
    type,
    owners,
    args: [],
    requires: [],
    provides: undefined,
    providedBy: [],
    overrides: undefined,
    isHidden: false,
    fault: undefined,
    isStateful: false,
    home: undefined,
  }
}

/** Draws a field that some of `known` subgraphs resolve. */
export function drawField(
  name: string,
  known: readonly number[],
  at: FieldDrawing,
  chances: { readonly object: number; readonly shared: number } = { object: 45, shared: 15 },
): RandomField {
  const { random } = at
  const owner = random.pick(known)
  const owners = random.chance(chances.shared) ? [...new Set([owner, random.pick(known)])].sort() : [owner]
  const outputs = at.outputsIn(owner).filter((one) => owners.every((other) => at.outputsIn(other).includes(one)))
  const isObject = outputs.length > 0 && random.chance(chances.object)
  const type = wrapped(isObject ? random.pick(outputs) : random.pick(leafTypes), random)
  return { ...blankField(name, type, owners), args: random.chance(35) ? drawArguments(random) : [] }
}

/** A type with lists and exclamation marks around it. */
export function wrapped(type: string, random: RandomSource): string {
  const inner = random.chance(20) ? `${type}!` : type
  const list = random.chance(35) ? `[${inner}]` : inner
  if (!list.startsWith('[')) return list
  const lists = random.chance(20) ? `[${list}${random.chance(30) ? '!' : ''}]` : list
  return random.chance(15) ? `${lists}!` : lists
}

const argumentTypes: readonly (readonly [string, readonly string[]])[] = [
  ['Int', ['3', 'null']],
  ['Int!', ['4']],
  ['String', ['"teks \\" dan \\\\ ü"']],
  ['Boolean', ['true']],
  ['Colour', ['GREEN']],
  ['Float', ['1.5', '2']],
  ['ID', ['"7"']],
  ['[Int]', ['[1, null, 2]', '5']],
  ['[Colour!]', ['[RED]']],
  ['[[Int!]]', ['[[1], null]']],
  ['In0', ['{ a: 1 }', '{ b: [BLUE], c: { a: null } }']],
  ['[In0!]', ['{ }']],
  ['Any0', ['{ x: [1, "dua"] }', '"teks"']],
]

function drawArguments(random: RandomSource): RandomArgument[] {
  const count = random.chance(70) ? 1 : 2
  const drawn = Array.from({ length: count }, (_, index) => drawArgument(index === 0 ? 'of' : 'with', random))
  return random.chance(8) ? [...drawn, { name: 'hidden', type: 'Int', fallback: '9', isHidden: true }] : drawn
}

function drawArgument(name: string, random: RandomSource): RandomArgument {
  const [type, fallbacks] = random.pick(argumentTypes)
  const isNeeded = type.endsWith('!') && !random.chance(60)
  const fallback = isNeeded || !(type.endsWith('!') || random.chance(40)) ? undefined : random.pick(fallbacks)
  return { name, type, fallback, isHidden: false }
}

/** True where a field can be asked for without saying anything. */
export function needsArguments({ args }: RandomField): boolean {
  return args.some(({ type, fallback }) => type.endsWith('!') && fallback === undefined)
}

/** The name of what a field returns. */
export function returned({ type }: RandomField): string {
  return namedType(type)
}
