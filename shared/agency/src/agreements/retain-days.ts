import type { Class } from '@simpul/boundary'

/** How long a recipient keeps values of each class, in days, unless its parties write another figure into a draft. */
export const usualRetainDays: Readonly<Record<Class, number>> = {
  PUBLIC: 3_650,
  INTERNAL: 1_825,
  PERSONAL: 730,
  SPECIFIC: 365,
}
