import { readPrepareConfig } from './prepare-config.ts'

const roles = { migrator: 'm', own: 'o', partner: 'p', views: 'v' }
const environment = {
  MIGRATOR_URL: 'postgres://m:secret@localhost/simpul',
  OWN_URL: 'postgres://o:secret@localhost/simpul',
  ROLES: JSON.stringify(roles),
  TODAY: '2026-07-01',
}

describe('readPrepareConfig', () => {
  it('reads the environment, with the whole population where no number is given', () => {
    expect(readPrepareConfig(environment)).toEqual({
      ...environment,
      ROLES: roles,
      WORKERS: 2_309,
      SUBJECT_ISSUER: 'http://localhost:4009/subjects',
    })
  })

  it.each([
    ['ROLES', 'not JSON'],
    ['ROLES', '{"migrator":"m"}'],
    ['TODAY', '2026-02-30'],
    ['WORKERS', '-1'],
    ['MIGRATOR_URL', 'somewhere'],
  ])('names %s where it is %s', (name, value) => {
    expect(() => readPrepareConfig({ ...environment, [name]: value })).toThrow(
      new RegExp(`^The database cannot be prepared with this environment\\. ${name}: `),
    )
  })
})
