import { type Purpose, purposeTitles } from '@simpul/boundary'
import { demoAgencies } from '@simpul/demo'

/** What the words of a permission are made of. */
export interface ConsentTerms {
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly Purpose[]
  /** The last day. */
  readonly until: string
}

/**
 * The words that are read to a person before they permit anything, in Indonesian: one owner, one recipient, named
 * purposes, an end, what the owner learns by being asked, and that it can be taken back.
 */
export function consentWords({ owner, recipient, purposes, until }: ConsentTerms): string {
  const from = nameOf(owner)
  const to = nameOf(recipient)
  const reasons = purposes.map((purpose) => purposeTitles[purpose].id.toLowerCase()).join(' dan ')
  return [
    `Saya mengizinkan ${to} membaca data saya yang disimpan oleh ${from}.`,
    `Izin ini hanya untuk keperluan ${reasons}, dan berlaku sampai ${until}.`,
    `Setiap kali ${to} bertanya tentang saya, ${from} mengetahuinya.`,
    'Saya boleh menarik izin ini kapan saja tanpa menyebut alasan, kepada salah satu dari keduanya; sesudah itu data saya tidak dapat dibaca lagi.',
    'Pelayanan kepada saya tetap sama, baik saya mengizinkan maupun tidak.',
  ].join(' ')
}

function nameOf(agency: string): string {
  return demoAgencies.find(({ id }) => id === agency)?.name.id ?? agency
}
