import { onChange } from '@simpul/agency'
import { regulationSteps } from './regulation-step-table.ts'

/** Each step of the regulation when it is written: the trigger `regulation_step_published` tells of it. */
export const regulationStepPublished = onChange({ table: regulationSteps })
