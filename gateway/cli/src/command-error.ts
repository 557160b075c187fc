/** What can stop a command. */
export type CommandErrorCode = 'USAGE' | 'SIGN_IN_FAILED' | 'REQUEST_FAILED'

/** A reason to stop, as one whole sentence for the person at the keyboard. */
export class CommandError extends Error {
  readonly code: CommandErrorCode

  constructor(code: CommandErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'CommandError'
    this.code = code
  }
}

/** A mistake in how a command was called. */
export function usageError(message: string): CommandError {
  return new CommandError('USAGE', message)
}
