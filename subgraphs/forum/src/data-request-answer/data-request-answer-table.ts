import { type Row, rowTable } from '@simpul/agency'

/** That a request for access was answered, and when: nothing of what was asked, nor who asked. */
export interface DataRequestAnswerRow extends Row {
  readonly agency: string
  readonly state: 'ACCEPT' | 'REFUSE' | 'ASK_BACK'
  readonly askedOn: string
  readonly answeredOn: string
}

/** The answers, open to everybody. */
export const dataRequestAnswers = rowTable<DataRequestAnswerRow>({
  type: 'DataRequestAnswer',
  columns: { agency: 'text', state: 'text', askedOn: 'date', answeredOn: 'date' },
})
