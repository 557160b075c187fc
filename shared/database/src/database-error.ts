/** Every failure this package can name. Each has a row in README.md. */
export const databaseErrorCodes = [
  'ACCOUNT_REFUSED',
  'BINARIES_MISSING',
  'DATA_INCOMPATIBLE',
  'DATABASE_MISSING',
  'DATABASE_UNSUITABLE',
  'DISK_FULL',
  'FOLDER_IN_USE',
  'FOLDER_UNUSABLE',
  'LIBRARIES_MISSING',
  'MEMORY_SHORT',
  'MIGRATION_BUSY',
  'MIGRATION_CHANGED',
  'MIGRATION_FAILED',
  'MIGRATION_INVALID',
  'NAME_INVALID',
  'PASSWORD_MISSING',
  'PLATFORM_UNSUPPORTED',
  'PORT_TAKEN',
  'RIGHT_MISSING',
  'ROLE_TOO_STRONG',
  'SERVER_ENDED',
  'SERVER_TOO_OLD',
  'SERVER_UNREACHABLE',
  'SIGN_IN_REFUSED',
  'START_FAILED',
  'URL_INVALID',
] as const

/** One of the closed list of failures. */
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number]

/** A failure told in whole sentences that say what to do. It never holds a password; `cause` is for the log only. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
