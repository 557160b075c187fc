import { DatabaseError } from './database-error.ts'

/** Parses a database address, or says how one looks. */
export function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed !== undefined && /^postgres(ql)?:$/.test(parsed.protocol)) return parsed
  throw new DatabaseError(
    'URL_INVALID',
    'A database address is not one. It looks like postgres://user:password@host:5432/database.',
  )
}

/** What differs from the address at hand. */
export interface AddressChange {
  readonly database: string
  readonly role?: string
  readonly password?: string
}

/** The address of another database, or another role, of the same server. What concerns the way there (TLS) stays. */
export function databaseAddress(url: string, { database, role, password }: AddressChange): string {
  const changed = parseUrl(url)
  changed.pathname = `/${database}`
  if (role !== undefined) changed.username = role
  if (password !== undefined) changed.password = encodeURIComponent(password)
  for (const name of ['user', 'password', 'dbname', 'options']) changed.searchParams.delete(name)
  return changed.href
}
