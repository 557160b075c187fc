import {
  type AgencyRules,
  type Basis,
  boundaryDefinitions,
  type Class,
  type RowScope,
  type Share,
} from '@simpul/boundary'

/** An argument of a random field. */
export interface ArgumentDraft {
  readonly name: string
  readonly type: string
  readonly description: string
  /** The coordinates that using it reads. */
  readonly filters: readonly string[]
}

/** A class of a field's or a type's own, with the offers that stand beside it. */
export interface OfferDraft {
  readonly classification: Class
  readonly shares: readonly Share[]
}

/** A field of a random type. */
export interface FieldDraft {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly arguments: readonly ArgumentDraft[]
  /** Nothing: it takes class and offers of its type. */
  readonly own: OfferDraft | undefined
}

/** A random object type or interface. */
export interface TypeDraft {
  readonly name: string
  readonly keyword: 'type' | 'interface'
  readonly implements: string | undefined
  readonly isEntity: boolean
  readonly subject: string | undefined
  readonly own: OfferDraft | undefined
  readonly fields: readonly FieldDraft[]
}

/** A random mutation. */
export interface ActDraft {
  readonly name: string
  readonly classification: Class
  readonly accepts: readonly Share[]
}

/** A random owner's schema, before it is text. */
export interface SchemaDraft {
  readonly agency: AgencyRules
  readonly types: readonly TypeDraft[]
  readonly acts: readonly ActDraft[]
}

/** The SDL of a draft, as its owner would write it. */
export function printSchema({ agency, types, acts }: SchemaDraft): string {
  return [
    `extend schema @agency(subgraph: "${agency.subgraph}", id: "${agency.id}", kind: ${agency.kind})`,
    'enum Order { TITLE @filters(on: "Case.title") OPENED }',
    'input Search { text: String @filters(on: "Case.story") person: ID @subject }',
    ...types.map(printType),
    acts.length === 0 ? '' : `type Mutation {\n${acts.map(printAct).join('\n')}\n}`,
    boundaryDefinitions,
  ].join('\n\n')
}

function printType(type: TypeDraft): string {
  const heading = [
    type.keyword,
    type.name,
    type.implements === undefined ? '' : `implements ${type.implements}`,
    type.isEntity ? '@key(fields: "id")' : '',
    type.subject === undefined ? '' : `@subject(key: "${type.subject}")`,
    printOffer(type.own),
  ]
  return `${heading.filter((part) => part !== '').join(' ')} {\n${type.fields.map(printField).join('\n')}\n}`
}

function printField({ name, type, description, arguments: args, own }: FieldDraft): string {
  const list = args.length === 0 ? '' : `(${args.map(printArgument).join(', ')})`
  return `  ${printDescription(description)}${name}${list}: ${type} ${printOffer(own)}`
}

function printArgument({ name, type, description, filters }: ArgumentDraft): string {
  const reads = filters.map((coordinate) => `@filters(on: "${coordinate}")`)
  const person = name === 'id' ? ['@subject'] : []
  return `${printDescription(description)}${name}: ${type} ${[...reads, ...person].join(' ')}`
}

function printAct({ name, classification, accepts }: ActDraft): string {
  return `  ${name}(input: Search): String @classified(as: ${classification}) ${accepts.map((one) => printShare(one, 'accepts')).join(' ')}`
}

function printOffer(own: OfferDraft | undefined): string {
  if (own === undefined) return ''
  return [`@classified(as: ${own.classification})`, ...own.shares.map((one) => printShare(one, 'share'))].join(' ')
}

function printShare({ with: kind, for: purposes, on, rows, under }: Share, directive: 'share' | 'accepts'): string {
  const named = directive === 'share' ? 'with' : 'from'
  return `@${directive}(${named}: ${kind}, for: [${purposes.join(', ')}], on: ${on}${printRows(on, rows)}, under: "${under}")`
}

/** The default is left out now and then, as people do. */
function printRows(basis: Basis, rows: RowScope): string {
  return rows === 'GRANTED' && basis === 'CONSENT' ? '' : `, rows: ${rows}`
}

function printDescription(text: string): string {
  return text === '' ? '' : `${JSON.stringify(text)} `
}
