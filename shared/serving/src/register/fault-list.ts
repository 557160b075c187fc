import type { Logger } from 'pino'
import { type RefusalCode, refusalSentences } from './refusal.ts'

/** What was refused, in sentences; each once, the newest last. */
export interface FaultList {
  add(source: string, code: RefusalCode): void
  list(): readonly string[]
}

const remembered = 20

/** Remembers the last refusals and logs each of them the first time. */
export function faultList(logger: Logger): FaultList {
  let faults: readonly string[] = []
  return {
    add(source, code) {
      const fault = `${source}: ${refusalSentences[code]}`
      if (!faults.includes(fault)) logger.warn({ source, code }, refusalSentences[code])
      faults = [...faults.filter((one) => one !== fault), fault].slice(-remembered)
    },
    list: () => faults,
  }
}
