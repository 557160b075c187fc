import { createHash } from 'node:crypto'
import { type Row, rowTable } from '@simpul/agency'

/** Minutes as they were written once; they never change. */
export interface MinutesVersionRow extends Row {
  readonly meetingId: string
  readonly number: number
  readonly text: string
  readonly decisions: readonly string[]
  readonly writtenOn: string
  readonly digest: string
}

/** The versions; a party of the meeting reads them. */
export const minutesVersions = rowTable<MinutesVersionRow>({
  type: 'MinutesVersion',
  columns: {
    meetingId: 'text',
    number: 'int',
    text: 'text',
    decisions: 'text[]',
    writtenOn: 'date',
    digest: 'text',
  },
  links: { type: 'Meeting', by: 'meetingId' },
})

/** What a signature on minutes stands for: the SHA-256 of their words. */
export function digestOfMinutes(text: string, decisions: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([text, decisions]))
    .digest('hex')
}
