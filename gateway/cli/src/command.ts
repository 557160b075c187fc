import type { Settings } from './settings.ts'

/** What a command ends with. `closed` is only used where the caller asked to be strict about closed fields. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, closed: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Everything of the world that a command may touch. */
export interface Shell {
  /** Writes to standard output: what was asked for, and nothing else. */
  readonly out: (text: string) => void
  /** Writes to standard error: what a person should know beside it. */
  readonly err: (text: string) => void
  readonly readInput: () => Promise<string>
  readonly settings: Settings
  readonly fetch: typeof fetch
  /** Ends when the person or the system stops the program. */
  readonly stop: AbortSignal
}

/** One command of `simpul`. Adding one is adding a file in `commands` and a line in the table of `main.ts`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help, as `simpul NAME --help` prints it. */
  readonly help: string
  readonly run: (args: readonly string[], shell: Shell) => Promise<ExitCode>
  /** The commands below it: `draft` of `agreement`. */
  readonly parts?: readonly Command[]
}
