import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql'

/** A second reading of the rules, written apart from the first: short enough to be checked by eye. */
export interface ReferenceCaller {
  /** An agency's id, `subjects`, or `public`. */
  readonly agency: string
  readonly kind: string
  readonly role: string
  readonly purpose: string
  readonly person: string
}

/** What is true of one row of the test's seed. */
export interface ReferenceRow {
  readonly owner: string
  readonly isExcluded: boolean
  readonly isOfSubject: boolean
  readonly isLinked: boolean
  readonly grants: readonly string[]
}

interface Offer {
  readonly with: string
  readonly for: readonly string[]
  readonly on: string
  readonly rows: string
  readonly under: string
}

/** What an SDL says of a field. */
export interface ReferenceField {
  readonly class: string
  readonly offers: readonly Offer[]
  readonly isAboutPerson: boolean
}

/** Which forms of agreement are active, and whether each line is as it was signed. */
export interface ReferenceAgreements {
  isOpen(offer: { readonly form: string; readonly basis: string; readonly class: string }): boolean
}

const classes = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SPECIFIC']
const clearance: Readonly<Record<string, string>> = {
  ANALYST: 'INTERNAL',
  HEAD: 'INTERNAL',
  OFFICER: 'PERSONAL',
  CASEWORKER: 'SPECIFIC',
  SUPERVISOR: 'SPECIFIC',
  AUDITOR: 'PUBLIC',
}

/** Whether a caller may read one field of one row. */
export function mayRead(
  field: ReferenceField,
  caller: ReferenceCaller,
  row: ReferenceRow,
  agreements: ReferenceAgreements,
): boolean {
  if (row.isExcluded) return false
  if (field.class === 'PUBLIC') return true
  if (caller.agency === 'public') return false
  if (caller.agency === 'subjects') return field.isAboutPerson && row.isOfSubject
  if (caller.agency === row.owner) return isCleared(field, caller)
  return openOffers(field, caller, agreements).some(
    (offer) => offer.rows === 'ALL' || (offer.rows === 'LINKED' ? row.isLinked : row.grants.includes(offer.on)),
  )
}

/** Which rows of a field are open to a partner today: none of these, and the field is closed on every row. */
export function reachesOf(
  field: ReferenceField,
  caller: ReferenceCaller,
  agreements: ReferenceAgreements,
): readonly string[] {
  return openOffers(field, caller, agreements).map(({ rows }) => rows)
}

/** A list, and the field that an argument has its rows match. */
export interface ReferenceSearch {
  readonly owner: string
  readonly key: ReferenceField
  readonly filtered: ReferenceField
}

/**
 * Whether a caller may search a list by a field. Whoever may not read the field on any row may not; and no partner
 * searches by what is about people among rows that only those people's grants open to it.
 */
export function maySearch(
  { owner, key, filtered }: ReferenceSearch,
  caller: ReferenceCaller,
  agreements: ReferenceAgreements,
): boolean {
  const isOpen = (field: ReferenceField) => isOpenAtAll(field, owner, caller, agreements)
  if (!isOpen(key) || !isOpen(filtered)) return false
  const isPartner = !['public', 'subjects', owner].includes(caller.agency)
  const isAboutPeople = ['PERSONAL', 'SPECIFIC'].includes(filtered.class) || filtered.isAboutPerson
  const isByGrantsAlone =
    key.class !== 'PUBLIC' && reachesOf(key, caller, agreements).every((rows) => rows === 'GRANTED')
  return !(isPartner && isAboutPeople && isByGrantsAlone)
}

function isOpenAtAll(
  field: ReferenceField,
  owner: string,
  caller: ReferenceCaller,
  agreements: ReferenceAgreements,
): boolean {
  if (field.class === 'PUBLIC') return true
  if (caller.agency === 'public') return false
  if (caller.agency === 'subjects') return field.isAboutPerson
  if (caller.agency === owner) return isCleared(field, caller)
  return openOffers(field, caller, agreements).length > 0
}

function isCleared(field: ReferenceField, caller: ReferenceCaller): boolean {
  return classes.indexOf(clearance[caller.role] ?? 'PUBLIC') >= classes.indexOf(field.class)
}

function openOffers(field: ReferenceField, caller: ReferenceCaller, agreements: ReferenceAgreements): readonly Offer[] {
  if (!isCleared(field, caller)) return []
  return field.offers.filter(
    (offer) =>
      offer.with === caller.kind &&
      offer.for.includes(caller.purpose) &&
      agreements.isOpen({ form: offer.under, basis: offer.on, class: field.class }),
  )
}

/** Reads class and offers of every field of an SDL's object types. */
export function referenceFields(sdl: string): Map<string, ReferenceField> {
  const types = parse(sdl).definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  )
  return new Map(
    types.flatMap((type) =>
      (type.fields ?? []).map((field) => {
        const source = one(field.directives, 'classified') === undefined ? type.directives : field.directives
        return [
          `${type.name.value}.${field.name.value}`,
          {
            class: String(one(source, 'classified')?.as ?? 'NONE'),
            offers: [...all(source, 'share'), ...all(field.directives, 'accepts')].map(offerOf),
            isAboutPerson: one(type.directives, 'subject') !== undefined,
          },
        ] as const
      }),
    ),
  )
}

function offerOf(share: Readonly<Record<string, unknown>>): Offer {
  return {
    with: String(share.with ?? share.from),
    for: [share.for].flat().map(String),
    on: String(share.on),
    rows: String(share.rows ?? 'GRANTED'),
    under: String(share.under),
  }
}

function all(directives: readonly ConstDirectiveNode[] | undefined, name: string): Record<string, unknown>[] {
  return (directives ?? [])
    .filter((node) => node.name.value === name)
    .map((node) =>
      Object.fromEntries(
        (node.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
      ),
    )
}

function one(directives: readonly ConstDirectiveNode[] | undefined, name: string): Record<string, unknown> | undefined {
  return all(directives, name)[0]
}
