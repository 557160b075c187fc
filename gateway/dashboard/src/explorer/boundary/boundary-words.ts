import type { Said } from '../language.ts'

const reasons: Readonly<Record<string, Said>> = {
  NOT_OFFERED: {
    id: 'Pemiliknya tidak menawarkan isian ini kepada jenis lembaga Anda.',
    en: 'The owner does not offer this field to your kind of agency.',
  },
  NOT_AGREED: {
    id: 'Belum ada perjanjian yang membuka isian ini bagi lembaga Anda untuk tujuan ini.',
    en: 'No agreement opens this field to your agency for this purpose yet.',
  },
  AGREEMENT_NOT_ACTIVE: {
    id: 'Perjanjiannya ada, tetapi hari ini tidak berlaku: belum ditandatangani semua pihak, sedang dihentikan, atau di luar masa berlakunya.',
    en: 'There is an agreement, but it is not in force today: not signed by all parties, suspended, or outside its dates.',
  },
  LINE_OUTDATED: {
    id: 'Isian ini berubah sesudah perjanjiannya ditandatangani, sehingga perlu ditandatangani lagi.',
    en: 'This field changed after its agreement was signed, so the agreement has to be signed again.',
  },
  PURPOSE_NOT_ALLOWED: {
    id: 'Isian ini tidak dibuka untuk tujuan yang Anda pilih.',
    en: 'This field is not opened for the purpose you chose.',
  },
  NOT_CLEARED: {
    id: 'Peran Anda tidak boleh membaca isian yang sepeka ini.',
    en: 'Your role may not read a field as sensitive as this one.',
  },
  NO_GRANT: {
    id: 'Tidak ada izin yang berlaku dari orangnya, atau datanya memang tidak ada. Keduanya sengaja dijawab sama.',
    en: 'There is no valid permission of the person, or there is no such record. Both are answered alike on purpose.',
  },
  REGISTER_STALE: {
    id: 'Lembaga pemilik terlalu lama tidak menerima kabar dari daftar perjanjian, sehingga data pribadi ditutup sementara.',
    en: 'The owner has had no news from the register of agreements for too long, so personal data is closed for now.',
  },
}

const bases: Readonly<Record<string, Said>> = {
  LAW: { id: 'kewajiban hukum', en: 'legal obligation' },
  PUBLIC_TASK: { id: 'tugas demi kepentingan umum', en: 'task in the public interest' },
  LEGITIMATE_INTEREST: { id: 'kepentingan yang sah', en: 'legitimate interest' },
  CONTRACT: { id: 'perjanjian dengan orangnya', en: 'contract with the person' },
  CONSENT: { id: 'persetujuan orangnya', en: 'consent of the person' },
  VITAL_INTEREST: { id: 'kepentingan vital orangnya', en: 'vital interest of the person' },
}

const notPublic: Said = {
  id: 'Isian ini tidak terbuka untuk umum.',
  en: 'This field is not open to the public.',
}

/** Says in a plain sentence why a field is closed to the reader, who may be the public. */
export function reasonWords(reason: string, isPublic: boolean): Said {
  if (isPublic && reason === 'NOT_OFFERED') return notPublic
  return (
    reasons[reason] ?? {
      id: `Pemiliknya menutup isian ini (${reason}).`,
      en: `The owner keeps this field closed (${reason}).`,
    }
  )
}

/** Names the legal ground of a sharing (UU 27/2022, article 20) in plain words. */
export function basisWords(basis: string): Said {
  return bases[basis] ?? { id: basis, en: basis }
}

/** Says how long a value may be kept, and that it stays with its receiver; empty where neither is asked. */
export function dutyWords(retainDays: number | null | undefined, onward: boolean | null | undefined): Said {
  const duties = [keepWords(retainDays), ...(onward === false ? [noOnward] : [])]
  return {
    id: duties
      .map(({ id }) => id)
      .join(' ')
      .trim(),
    en: duties
      .map(({ en }) => en)
      .join(' ')
      .trim(),
  }
}

const noOnward: Said = { id: 'Jangan diteruskan ke pihak lain.', en: 'Do not pass it on.' }

function keepWords(days: number | null | undefined): Said {
  if (days === null || days === undefined) return { id: '', en: '' }
  if (days === 0) return { id: 'Jangan disimpan.', en: 'Do not keep it.' }
  return { id: `Simpan paling lama ${days} hari.`, en: `Keep it for ${days} ${days === 1 ? 'day' : 'days'} at most.` }
}

/** Says in one line how many fields stayed closed and how many were opened. */
export function countWords(closed: number, opened: number): Said {
  if (closed + opened === 0)
    return {
      id: 'Jawaban ini tidak memuat isian yang tertutup atau yang dibuka oleh lembaga lain.',
      en: 'This answer holds no closed field, and none that another agency opened.',
    }
  return {
    id: `${closed} isian tertutup, ${opened} dibuka oleh pemiliknya.`,
    en: `${closed} ${closed === 1 ? 'field' : 'fields'} closed, ${opened} opened by their owners.`,
  }
}
