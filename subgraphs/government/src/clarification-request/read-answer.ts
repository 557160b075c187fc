import { most, readText } from '../case-acts/read-input.ts'
import type { ClarificationRequestRow } from './clarification-request-table.ts'

export interface AnswerInput {
  readonly statement: string
  readonly admits: boolean
  readonly followUp?: string | null
  readonly obstacles?: string | null
}

/** What a company says; the second clarification also holds the follow-up and what kept it from its first promise. */
export function readAnswer(
  { statement, admits, followUp, obstacles }: AnswerInput,
  round: number,
): Pick<ClarificationRequestRow, 'statement' | 'admits' | 'followUp' | 'obstacles'> {
  return {
    statement: readText('statement', statement, most.statement),
    admits,
    followUp: round === 2 ? readText('followUp', followUp ?? '', most.statement) : null,
    obstacles: round === 2 ? readText('obstacles', obstacles ?? '', most.statement) : null,
  }
}
