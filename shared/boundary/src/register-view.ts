import type { Basis, Kind, Purpose, RowScope } from './vocabulary.ts'

/** One line of a signed schedule: which field goes to whom, why, on which ground, for which rows, kept how long. */
export interface AgreementLine {
  readonly coordinate: string
  readonly owner: string
  readonly recipient: string
  readonly purpose: Purpose
  readonly basis: Basis
  readonly rows: RowScope
  /** The field's digest when the line was signed. */
  readonly digest: string
  readonly retainDays: number
  /** True where law obliges the owner, who then cannot end the line alone. */
  readonly duty: boolean
}

/** An agreement as it stands at one moment. */
export interface AgreementView {
  readonly id: string
  /** A frame, or below it an agreement on data. A frame alone never opens personal data. */
  readonly kind: 'MOU' | 'PKS'
  /** The form it follows, as `@share(under:)` names it. */
  readonly form: string
  readonly parties: readonly string[]
  readonly isActive: boolean
  readonly lines: readonly AgreementLine[]
}

/** An agency as the register admits it. */
export interface AgencyView {
  readonly id: string
  readonly kind: Kind
  readonly isSuspended: boolean
}

/** The register at one moment: what `decide` needs to know of it. */
export interface RegisterView {
  /** Changes whenever an answer could: the register's head and the day. */
  readonly epoch: string
  readonly agencies: ReadonlyMap<string, AgencyView>
  readonly agreements: readonly AgreementView[]
  /** False when no fresh head came for `REGISTER_MAX_AGE`: personal and specific fields close. */
  readonly isFresh: boolean
}
