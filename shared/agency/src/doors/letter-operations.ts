import type { KitOperations } from './operation.ts'
import { outboxList, outboxPark, outboxRetry } from './outbox-letters.ts'

/** What an agency's people see and do of what was told to other agencies. */
export const letterOperations: KitOperations = { staff: [outboxList, outboxRetry, outboxPark] }
