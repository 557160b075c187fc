import { identifier, literal, toColumn, toTable } from './names.ts'

describe('a name of the schema', () => {
  it.each([
    ['Worker', 'worker'],
    ['RegistrationDocument', 'registration_document'],
  ])('%s is the table %s', (type, table) => {
    expect(toTable(type)).toBe(table)
  })

  it.each([
    ['id', 'id'],
    ['fullName', 'full_name'],
    ['line2Address', 'line2_address'],
    ['isAboutCaller', 'is_about_caller'],
  ])('%s is the column %s', (property, column) => {
    expect(toColumn(property)).toBe(column)
  })
})

describe('an SQL identifier', () => {
  it.each(['worker', 'full_name', '_a1'])('is quoted: %s', (name) => {
    expect(identifier(name)).toBe(`"${name}"`)
  })

  it.each(['', 'Worker', '1a', 'a b', 'a"b', 'a;drop table b', 'a\n', 'é', 'a-b'])('cannot be %j', (name) => {
    expect(() => identifier(name)).toThrow('cannot name a table or a column')
  })
})

describe('an SQL literal', () => {
  it.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["Ma'ruf", "'Ma''ruf'"],
    ["'; drop table worker; --", "'''; drop table worker; --'"],
  ])('of %j is %s', (text, sql) => {
    expect(literal(text)).toBe(sql)
  })
})
