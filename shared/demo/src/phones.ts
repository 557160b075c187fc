import type { Destination } from './destinations.ts'

/**
 * A number of the form of an Indonesian mobile one that cannot ring: no operator holds the range 0840
 * (in Google's libphonenumber an Indonesian mobile number never begins with 84).
 */
export function homePhone(index: number, line: number): string {
  return `+62840${String((index * 10 + line) % 100_000_000).padStart(8, '0')}`
}

/**
 * A number of the form of one abroad that cannot ring: it goes on with 0 after the country's code, where a trunk
 * or access prefix has to be left out. Undefined for Italy, the one country whose land lines do begin so.
 */
export function abroadPhone(country: Destination, index: number): string | undefined {
  return country.code === 'IT' ? undefined : `+${country.dialling}0${String(index % 10_000_000).padStart(7, '0')}`
}
