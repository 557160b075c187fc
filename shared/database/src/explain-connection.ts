import { isNativeError } from 'node:util/types'
import { parseUrl } from './database-address.ts'
import { DatabaseError, type DatabaseErrorCode } from './database-error.ts'
import { errorCode } from './error-code.ts'

/** Says why a server cannot be reached or does not let us in; the password is never part of it. */
export function explainConnection(url: string, cause: unknown): DatabaseError {
  const { hostname, port, username, pathname } = parseUrl(url)
  const place = `${hostname}:${port === '' ? '5432' : port}`
  const sign = errorCode(cause) ?? (isNativeError(cause) ? cause.message : 'no reason given')
  const [code, message] = reason({ place, role: username, name: pathname.slice(1), sign })
  return new DatabaseError(code, message, { cause })
}

interface Attempt {
  readonly place: string
  readonly role: string
  readonly name: string
  /** The code of Node (`ECONNREFUSED`) or of PostgreSQL (`28P01`), or the words where there is none. */
  readonly sign: string
}

function reason({ place, role, name, sign }: Attempt): readonly [DatabaseErrorCode, string] {
  switch (sign) {
    case '28P01':
    case '28000':
      return ['SIGN_IN_REFUSED', `The server at ${place} does not let "${role}" in. Check the name and the password.`]
    case '3D000':
      return [
        'DATABASE_MISSING',
        `The server at ${place} has no database "${name}". Create it, or correct the address.`,
      ]
    case '42501':
      return ['RIGHT_MISSING', `"${role}" may not connect to the database "${name}" at ${place}.`]
    case '53300':
      return ['SERVER_UNREACHABLE', `The server at ${place} takes no more connections. Raise its max_connections.`]
    case '57P01':
    case '57P02':
      return ['SERVER_UNREACHABLE', `The server at ${place} was stopped or restarted, and ended the connection.`]
    case '57P03':
      return ['SERVER_UNREACHABLE', `The server at ${place} is just starting or stopping. Try again in a moment.`]
    default:
      return ['SERVER_UNREACHABLE', `The server at ${place} does not answer (${sign}). Is it running?`]
  }
}
