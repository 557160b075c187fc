import type { TestDatabase, TestParties } from '@simpul/testing'
import { statementRecorder } from '../../plans/recorded-statements.ts'
import type { SeededAgency } from '../../plans/seeded-agencies.ts'
import { type AskedOperation, loopbackAsker, type TimedAnswer } from './loopback-asker.ts'

/** One agency's subgraph, as a measurement sees it. */
export interface MeasuredAgency {
  readonly name: string
  readonly sdl: string
  readonly database: TestDatabase
  ask(operation: AskedOperation): Promise<TimedAnswer>
  /** How many statements an operation sends to the database, the beginnings and ends of transactions not counted. */
  statements(operation: AskedOperation): Promise<number>
  close(): Promise<void>
}

/** Opens a subgraph to questions over the loopback interface. */
export async function measuredAgency(agency: SeededAgency, parties: TestParties): Promise<MeasuredAgency> {
  const asker = await loopbackAsker(agency, parties)
  const recorder = statementRecorder(agency.database)
  return {
    name: agency.definition.name,
    sdl: agency.definition.sdl,
    database: agency.database,
    ask: (operation) => asker.ask(operation),
    statements: async (operation) => (await recorder.during(() => asker.ask(operation))).length,
    close: () => asker.close(),
  }
}
