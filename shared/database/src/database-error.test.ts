import { readFileSync } from 'node:fs'
import { DatabaseError, databaseErrorCodes } from './database-error.ts'

it('has a row in the README for every code', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)`\s+\|/gm)].map(([, code]) => code)
  expect(rows).toEqual([...databaseErrorCodes])
})

it('keeps its cause for the log', () => {
  const cause = new Error('of the server')
  const error = new DatabaseError('DISK_FULL', 'There is no space left.', { cause })
  expect({ ...error, name: error.name, message: error.message, cause: error.cause }).toEqual({
    name: 'DatabaseError',
    code: 'DISK_FULL',
    message: 'There is no space left.',
    cause,
  })
})
