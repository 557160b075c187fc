import { rowTable, type VersionedRow } from '@simpul/agency'

export interface RecruitmentContactRow extends VersionedRow {
  readonly workerId: string
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow: string | null
  readonly endedOn: string | null
}

/** The telephone numbers the company keeps of its own candidates and workers. */
export const recruitmentContacts = rowTable<RecruitmentContactRow>({
  type: 'RecruitmentContact',
  columns: { workerId: 'text', phone: 'text', isSafe: 'boolean', callWindow: 'text', endedOn: 'date', version: 'int' },
})
