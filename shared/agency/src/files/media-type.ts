/** What a file may be, and how its name ends. */
export const mediaTypes = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/heic': 'heic',
} as const
export type MediaType = keyof typeof mediaTypes

/** How many of a file's first bytes tell what it is. */
export const tellingBytes = 12

/** What a file is by its first bytes, whatever its name or sender say; undefined for what is not taken. */
export function mediaTypeOf(first: Buffer): MediaType | undefined {
  if (first.subarray(0, 5).equals(pdf)) return 'application/pdf'
  if (first.subarray(0, 8).equals(png)) return 'image/png'
  if (first.subarray(0, 3).equals(jpeg)) return 'image/jpeg'
  return isHeic(first) ? 'image/heic' : undefined
}

const pdf = Buffer.from('%PDF-')
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const jpeg = Buffer.from([0xff, 0xd8, 0xff])

/** An ISO media file whose brand is a still image in HEVC. */
function isHeic(first: Buffer): boolean {
  const brand = first.toString('latin1', 8, 12)
  return first.toString('latin1', 4, 8) === 'ftyp' && ['heic', 'heix', 'heim', 'heis'].includes(brand)
}
