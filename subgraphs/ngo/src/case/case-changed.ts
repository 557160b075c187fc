import { onChange } from '@simpul/agency'
import { cases } from './case-table.ts'

/** The cases about one worker, at each of their changes. The trigger `case_changed` tells them by their worker. */
export const caseChanged = onChange({
  table: cases,
  where: { column: 'workerId', is: ({ worker }: { readonly worker: string }) => worker },
})
