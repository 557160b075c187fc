import { type Row, rowTable } from '@simpul/agency'
import type { AgreementState } from '@simpul/trust'

/** An agreement as the register has it. */
export interface AgreementRow extends Row {
  /** The memorandum above it, where the register has that. */
  readonly frameId: string | null
  readonly kind: 'MOU' | 'PKS'
  readonly form: string
  readonly number: string | null
  readonly title: string
  readonly parties: readonly string[]
  readonly signedOn: string | null
  readonly validFrom: string
  readonly validUntil: string
  readonly state: AgreementState
  readonly documentDigest: string
}

/** The agreements. */
export const agreements = rowTable<AgreementRow>({
  type: 'Agreement',
  columns: {
    frameId: 'text',
    kind: 'text',
    form: 'text',
    number: 'text',
    title: 'text',
    parties: 'text[]',
    signedOn: 'date',
    validFrom: 'date',
    validUntil: 'date',
    state: 'text',
    documentDigest: 'text',
  },
})
