import type { Basis, Class, Kind, Purpose, RowScope } from './vocabulary.ts'

/** One offer of an owner: `@share` on a field, or `@accepts` on a mutation. */
export interface Share {
  readonly with: Kind
  readonly for: readonly Purpose[]
  readonly on: Basis
  readonly rows: RowScope
  /** The form of agreement that must accept the offer: `pks-protection`. */
  readonly under: string
}

/** A value of a row: a scalar, an enum, a reference to another agency's entity, or an object without a row of its own. */
export interface LeafRules {
  readonly kind: 'leaf'
  /** `Worker.fullName`. */
  readonly coordinate: string
  readonly classification: Class
  readonly shares: readonly Share[]
  /** The coordinate whose decision is the decision on the row, `Worker.id`; undefined where the type has no row. */
  readonly key: string | undefined
  /** True when rows of the type are about a person, so that their subject may read them. */
  readonly hasSubject: boolean
  /** SHA-256 of the field's type, arguments, description and classification, as agreement lines pin it. */
  readonly digest: string
}

/** A way to rows: it takes the decision of the key of what it returns. */
export interface EdgeRules {
  readonly kind: 'edge'
  readonly coordinate: string
  /** The keys of the types it may return; more than one for an interface or a union. */
  readonly targets: readonly string[]
  readonly key: string | undefined
  /** True for `Query.worker(id:)`: it looks nothing up and answers every well-formed id. */
  readonly isEcho: boolean
}

/** A mutation: the owner's staff may ask for it, and those whom `@accepts` names. */
export interface ActRules {
  readonly kind: 'act'
  readonly coordinate: string
  /** What a role must be cleared for to ask for it. */
  readonly classification: Class
  readonly accepts: readonly Share[]
  readonly digest: string
}

/** What an owner's SDL says of one field. Immutable, and the same for every caller. */
export type FieldRules = LeafRules | EdgeRules | ActRules

/** How one subgraph's types stand to the boundary. */
export interface TypeRules {
  readonly name: string
  /** The coordinate of the type's key, or undefined for what has no row of its own (connections, page info). */
  readonly key: string | undefined
  /** The field that holds the worker's id, where rows are about a person. */
  readonly subject: string | undefined
  /** True for an entity whose key carries no class: another subgraph owns it, its key is echoed and tells nothing. */
  readonly isStub: boolean
  /** True for a type with `@key`, which other subgraphs may refer to. */
  readonly isEntity: boolean
}

/** An agency as its own SDL names it. */
export interface AgencyRules {
  readonly subgraph: string
  readonly id: string
  readonly kind: Kind
}

/** The rules of one subgraph, read from its owner's SDL. */
export interface BoundaryRules {
  readonly agency: AgencyRules
  readonly types: ReadonlyMap<string, TypeRules>
  readonly fields: ReadonlyMap<string, FieldRules>
  /** For the coordinate of an argument, input field or enum value, `Query.workers(kecamatan:)`: the fields that using it reads. */
  readonly filters: ReadonlyMap<string, readonly string[]>
  /** The coordinates of arguments and input fields that name a person. */
  readonly subjectArguments: ReadonlySet<string>
}
