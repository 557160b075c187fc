import { Logger } from 'graphile-worker'
import type { Logger as Pino } from 'pino'

/** The queue's words in the agency's log, without what belongs to a job: a payload may name a person. */
export function jobLogger(logger?: Pino): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') logger?.warn({ queue: firstLine(message) }, 'the job queue')
    else logger?.debug({ queue: firstLine(message) }, 'the job queue')
  })
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/\d{6,}/g, '…').slice(0, 200)
}
