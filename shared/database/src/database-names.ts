import { DatabaseError } from './database-error.ts'

/** The names of one agency's database and roles. They need no quoting, for they are checked and never a keyword alone. */
export interface DatabaseNames {
  readonly database: string
  /** Signs in to change the structure; owns the database and its schemas. */
  readonly migrator: string
  /** Signs in to serve the agency's own staff, from the tables. */
  readonly own: string
  /** Signs in to serve other agencies, from the views. */
  readonly partner: string
  /** Owns the views; nobody signs in as it. */
  readonly views: string
}

/** The names that follow from a database's; refuses one that would need quoting or make a role's name too long. */
export function databaseNames(name: string): DatabaseNames {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name) || name.length > 50) throw badName(name)
  return {
    database: name,
    migrator: `${name}_migrator`,
    own: `${name}_own`,
    partner: `${name}_partner`,
    views: `${name}_views`,
  }
}

function badName(name: string): DatabaseError {
  return new DatabaseError(
    'NAME_INVALID',
    `"${name}" cannot name a database here. Use up to 50 small letters and digits in words joined by underscores, such as simpul_government.`,
  )
}
