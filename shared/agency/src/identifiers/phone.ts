/** A phone number in E.164, `+62812…`; one without a country is Indonesian. Undefined where it is no number that can be called. */
export function readPhone(text: string): string | undefined {
  if (!/^[\d\s().+/-]+$/.test(text)) return undefined
  const digits = text.replaceAll(/[\s()./-]/g, '')
  const number = international(digits)
  if (number === undefined || !/^\+[1-9]\d{7,14}$/.test(number)) return undefined
  if (!number.startsWith('+62')) return number
  const national = number.slice(3).replace(/^0/, '') // "+62 0812 …" is often written
  return /^[1-9]\d{7,11}$/.test(national) ? `+62${national}` : undefined
}

function international(digits: string): string | undefined {
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`
  if (digits.startsWith('62')) return `+${digits}`
  if (digits.startsWith('8')) return `+62${digits}`
  return undefined
}
