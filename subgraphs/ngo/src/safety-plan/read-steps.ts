import { readText } from '../input/read-text.ts'
import { wrong } from '../input/wrong.ts'

const most = 50

/** Steps in their order, each in words. */
export function readSteps(field: string, steps: readonly string[]): readonly string[] {
  if (steps.length >= 1 && steps.length <= most) return steps.map((step) => readText(field, step))
  throw wrong(field, { en: `must be 1 to ${most} steps`, id: `harus 1 sampai ${most} langkah` })
}
