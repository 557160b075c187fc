import type { AgreementLine } from './register-view.ts'
import type { BoundaryRules, FieldRules, Share } from './rules.ts'
import type { Class, Kind } from './vocabulary.ts'

/** What a draft needs to know besides the owner's rules. */
export interface DraftTerms {
  readonly recipient: { readonly id: string; readonly kind: Kind }
  /** The form of the agreement, as `@share(under:)` names it. */
  readonly form: string
  /** How many days the recipient may keep a value of each class. */
  readonly retainDays: Readonly<Record<Class, number>>
}

/** The schedule that would accept everything an owner's schema offers one recipient under one form today. */
export function draftLines(rules: BoundaryRules, terms: DraftTerms): readonly AgreementLine[] {
  return [...rules.fields.values()].flatMap((field) =>
    offersOf(field)
      .filter((share) => share.with === terms.recipient.kind && share.under === terms.form)
      .flatMap((share) => linesOf(field, share, rules, terms)),
  )
}

function offersOf(field: FieldRules): readonly Share[] {
  if (field.kind === 'act') return field.accepts
  return field.kind === 'leaf' && field.classification !== 'PUBLIC' ? field.shares : []
}

function linesOf(field: FieldRules, share: Share, rules: BoundaryRules, terms: DraftTerms): AgreementLine[] {
  if (field.kind === 'edge') return []
  return share.for.map((purpose) => ({
    coordinate: field.coordinate,
    owner: rules.agency.id,
    recipient: terms.recipient.id,
    purpose,
    basis: share.on,
    rows: share.rows,
    digest: field.digest,
    retainDays: terms.retainDays[field.classification],
    duty: share.on === 'LAW' && rules.agency.kind !== 'GOVERNMENT',
  }))
}
