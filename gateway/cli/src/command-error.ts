/** What can stop a command. */
export type CommandErrorCode = 'USAGE' | 'SIGN_IN_FAILED' | 'REQUEST_FAILED' | 'REFUSED'

interface CommandErrorOptions {
  readonly cause?: unknown
  /** The code under which an agency refused. */
  readonly because?: string
}

/** A reason to stop, as one whole sentence for the person at the keyboard. */
export class CommandError extends Error {
  readonly code: CommandErrorCode
  readonly because: string | undefined

  constructor(code: CommandErrorCode, message: string, { cause, because }: CommandErrorOptions = {}) {
    super(message, { cause })
    this.name = 'CommandError'
    this.code = code
    this.because = because
  }
}

/** A mistake in how a command was called. */
export function usageError(message: string): CommandError {
  return new CommandError('USAGE', message)
}
