const forms = [
  'mr|mrs|ms|miss|madam|mdm|sir|dr|mister',
  'bapak|bpk|ibu|tuan|nyonya|ny|nona|haji|hajah|encik|puan|datin|datuk|dato',
  'keluarga|rumah tangga|family|household|majikan',
].join('|')

const addressed = new RegExp(`^(?:${forms})(?:[. ]|$)`, 'iu')

/**
 * True for a name that is written as a person's or a household's: "Mrs. …", "Keluarga …". It finds what was meant for the
 * wrong list, not whoever hides it: who writes names the source.
 */
export function isAPerson(name: string): boolean {
  return addressed.test(name.trim())
}
