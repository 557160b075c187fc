/** The line for whatever has none of its own, or is not on record. */
export const otherLine = 'OTHER'

/** Where most go, as an ISO 3166-1 alpha-2 code each. */
export const destinationLines = ['TW', 'MY', 'HK', 'KR', 'JP', 'SG', 'SA', 'BN', 'AE', 'TR', otherLine]
/** The districts of Jember. */
export const kecamatanLines = [
  ...Array.from({ length: 31 }, (_, at) => `35.09.${String(at + 1).padStart(2, '0')}`),
  otherLine,
]
export const ageBandLines = ['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45', otherLine]
export const educationLines = [
  'NONE',
  'PRIMARY',
  'JUNIOR_SECONDARY',
  'SENIOR_SECONDARY',
  'DIPLOMA',
  'BACHELOR_OR_HIGHER',
  otherLine,
]
export const sectorLines = [
  'DOMESTIC',
  'CARE',
  'MANUFACTURING',
  'PLANTATION',
  'CONSTRUCTION',
  'FISHERY',
  'SERVICES',
  otherLine,
]
export const schemeLines = ['P_TO_P', 'G_TO_G', 'INDIVIDUAL', 'OWN_COMPANY', 'SSW', 'RE_ENTRY', 'SEAFARER', otherLine]

/** The band of ages somebody was in on a day. */
export function ageBandOn(day: string, birthDate: string): string {
  return `case width_bucket(date_part('year', age(${day}::timestamp, ${birthDate}::timestamp))::int, array[18, 25, 35, 45])
    when 0 then 'UNDER_18' when 1 then 'FROM_18_TO_24' when 2 then 'FROM_25_TO_34' when 3 then 'FROM_35_TO_44'
    when 4 then 'FROM_45' end`
}
