/** One argument of a field, as SDL writes it. */
export interface RandomArgument {
  readonly name: string
  readonly type: string
  /** Its default, as a literal. */
  readonly fallback: string | undefined
  /** `@inaccessible`: subgraphs have it, callers do not. */
  readonly isHidden: boolean
}

/** A field that another needs before it can be resolved: `v(of: 2) { v0 }`. */
export interface Requirement {
  readonly field: string
  /** The arguments as literals, in parentheses; empty for none. */
  readonly given: string
  /** What is needed of an object. */
  readonly below: string | undefined
}

/** How a field's resolver fails for some of its objects. */
export type Fault = 'throws' | 'null' | 'wrong'

/** One field of a random schema, as the unsplit schema has it and with its place in the split one. */
export interface RandomField {
  readonly name: string
  /** Written as SDL: `[E1!]`. */
  readonly type: string
  readonly args: readonly RandomArgument[]
  /** The subgraphs that resolve it; more than one when it is shareable. */
  readonly owners: readonly number[]
  readonly requires: readonly Requirement[]
  /** A field of what it returns that it brings along. */
  readonly provides: string | undefined
  /** The subgraphs that bring it along in a field of theirs, and have it only there. */
  readonly providedBy: readonly number[]
  /** The subgraph that it was taken from by `@override`, and which must not be asked any more. */
  readonly overrides: number | undefined
  /** `@inaccessible`. */
  readonly isHidden: boolean
  readonly fault: Fault | undefined
  /** What it answers depends on the mutations before it. */
  readonly isStateful: boolean
  /** The interface to which an interface object adds it; the field's answers are then the same on all its types. */
  readonly home: string | undefined
}

/** The keys of an entity in one subgraph. */
export interface KeysOfSubgraph {
  readonly fields: readonly string[]
  readonly isResolvable: boolean
}

export interface RandomType {
  readonly name: string
  readonly kind: 'entity' | 'value' | 'interface' | 'union' | 'root'
  readonly fields: readonly RandomField[]
  /** Of an entity: its keys by subgraph; undefined where the subgraph does not know it. */
  readonly keys: readonly (KeysOfSubgraph | undefined)[]
  readonly implements: readonly string[]
  /** Of a union or an interface: who belongs to it, by subgraph; undefined where the subgraph does not know it. */
  readonly members: readonly (readonly string[] | undefined)[]
  /** Of an interface with a key: the subgraphs in which it is one object. */
  readonly objectIn: readonly number[]
  /** `@inaccessible`. */
  readonly isHidden: boolean
}

/** A random graph: its types, its root fields, and how it is split into subgraphs. */
export interface RandomGraph {
  readonly seed: number
  readonly subgraphs: number
  readonly types: readonly RandomType[]
  readonly query: RandomType
  readonly mutation: RandomType | undefined
}

/** The name inside a type's lists and exclamation marks. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '')
}

/** The type of that name, or undefined for a scalar or an enum. */
export function typeNamed({ types }: RandomGraph, name: string): RandomType | undefined {
  return types.find((type) => type.name === name)
}

/** True where a subgraph has the type at all. */
export function isKnownIn(type: RandomType, subgraph: number): boolean {
  if (type.kind === 'entity') return type.keys[subgraph] !== undefined
  if (type.kind === 'interface' || type.kind === 'union') return type.members[subgraph] !== undefined
  return true
}

/** Every type that may stand for an abstract one. */
export function allMembers({ members }: RandomType): readonly string[] {
  return [...new Set(members.flatMap((some) => some ?? []))]
}

/** The scalars and enums of every random graph. */
export const leafTypes = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Colour', 'Any0'] as const

/** True for a field that holds a scalar or an enum, or lists of them. */
export function isPlain({ type }: Pick<RandomField, 'type'>): boolean {
  return leafTypes.some((one) => one === namedType(type))
}
