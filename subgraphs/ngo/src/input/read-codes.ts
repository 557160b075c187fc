import { isWellFormedId, readPhone } from '@simpul/agency'
import { isCountry } from './countries.ts'
import { wrong } from './wrong.ts'

/** A country by its ISO 3166-1 alpha-2 code. */
export function readCountry(field: string, code: string): string {
  if (isCountry(code)) return code
  throw wrong(field, {
    en: 'must be the code of a country, ISO 3166-1 alpha-2, such as MY',
    id: 'harus kode negara ISO 3166-1 alpha-2, misalnya MY',
  })
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** A currency by its ISO 4217 code. */
export function readCurrency(field: string, code: string): string {
  if (currencies.has(code)) return code
  throw wrong(field, {
    en: 'must be the code of a currency, ISO 4217, such as IDR',
    id: 'harus kode mata uang ISO 4217, misalnya IDR',
  })
}

/** A number that can be called, in E.164. */
export function readNumber(field: string, text: string): string {
  const phone = readPhone(text)
  if (phone !== undefined) return phone
  throw wrong(field, {
    en: 'must be a number that can be called, such as +6281200000000',
    id: 'harus nomor yang dapat dihubungi, misalnya +6281200000000',
  })
}

/** The random id of a worker; nobody is looked up. */
export function readWorker(field: string, id: string): string {
  if (isWellFormedId(id)) return id
  throw wrong(field, {
    en: 'must be a UUID in lower case, as the hub gives it out',
    id: 'harus UUID huruf kecil, seperti yang diberikan hub',
  })
}

/** The id of an agency. */
export function readAgency(field: string, id: string): string {
  if (/^[a-z][a-z0-9-]{1,62}$/.test(id)) return id
  throw wrong(field, {
    en: 'must be the id of an agency, such as p3mi-contoh',
    id: 'harus id lembaga, misalnya p3mi-contoh',
  })
}

/** One thing or more, each named once. */
export function readTypes<T extends string>(field: string, types: readonly T[]): readonly T[] {
  if (types.length === 0)
    throw wrong(field, { en: 'must name one type at least', id: 'harus menyebut setidaknya satu jenis' })
  if (new Set(types).size === types.length) return types
  throw wrong(field, { en: 'must name each type once', id: 'harus menyebut setiap jenis satu kali saja' })
}
