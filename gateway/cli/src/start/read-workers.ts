import { defaultWorkers } from '@simpul/demo'
import { usageError } from '../command-error.ts'

/** Reads `--workers`; the first five have the stories that the documentation tells. */
export function readWorkers(text: string | undefined): number {
  const workers = text === undefined ? defaultWorkers : Number(text)
  if (Number.isInteger(workers) && workers >= 5) return workers
  throw usageError(`--workers takes a whole number of at least 5, not "${text}".`)
}
