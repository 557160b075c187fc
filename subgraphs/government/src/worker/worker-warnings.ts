import { type NikWarning, readNik, type Words } from '@simpul/agency'
import { ageOn } from './ages.ts'
import type { WorkerRow } from './worker-table.ts'

export type WorkerWarningCode =
  | 'NIK_BIRTH_DATE_DIFFERS'
  | 'NIK_HAS_NO_BIRTH_DATE'
  | 'NIK_PROVINCE_UNKNOWN'
  | 'NIK_SERIAL_ZERO'
  | 'NIK_SEX_DIFFERS'
  | 'NIK_OF_ANOTHER'
  | 'MINOR'
  | 'POSSIBLE_DUPLICATE'

const ofNik: Readonly<Record<NikWarning, WorkerWarningCode>> = {
  BIRTH_DATE_DIFFERS: 'NIK_BIRTH_DATE_DIFFERS',
  NO_BIRTH_DATE: 'NIK_HAS_NO_BIRTH_DATE',
  PROVINCE_UNKNOWN: 'NIK_PROVINCE_UNKNOWN',
  SERIAL_ZERO: 'NIK_SERIAL_ZERO',
  SEX_DIFFERS: 'NIK_SEX_DIFFERS',
}

/** What is odd about a worker's facts, and no reason to refuse them. */
export function warningsOf(
  { nik, sex, birthDate }: Pick<WorkerRow, 'nik' | 'sex' | 'birthDate'>,
  today: string,
): readonly WorkerWarningCode[] {
  const odd = nik === null ? [] : (readNik(nik, { sex, birthDate })?.warnings ?? [])
  const isMinor = birthDate !== null && ageOn(today, birthDate).isMinor
  return [...odd.map((one) => ofNik[one]), ...(isMinor ? (['MINOR'] as const) : [])]
}

const words: Readonly<Record<WorkerWarningCode, Words>> = {
  NIK_BIRTH_DATE_DIFFERS: {
    en: 'The population number holds another date of birth. It is kept: a number never changes, even where its date was wrong.',
    id: 'NIK memuat tanggal lahir yang berbeda. NIK tetap disimpan: nomor tidak pernah berubah meski tanggalnya keliru.',
  },
  NIK_HAS_NO_BIRTH_DATE: {
    en: 'The population number holds no day of the calendar. Look at the card again.',
    id: 'NIK tidak memuat tanggal yang ada di kalender. Periksa kembali kartunya.',
  },
  NIK_PROVINCE_UNKNOWN: {
    en: 'The population number begins with no known province. Look at the card again.',
    id: 'Awalan NIK bukan kode provinsi yang dikenal. Periksa kembali kartunya.',
  },
  NIK_SERIAL_ZERO: {
    en: 'The population number ends in 0000. Look at the card again.',
    id: 'NIK berakhir dengan 0000. Periksa kembali kartunya.',
  },
  NIK_SEX_DIFFERS: {
    en: 'The population number is of the other sex. Look at the card again.',
    id: 'NIK menunjukkan jenis kelamin lain. Periksa kembali kartunya.',
  },
  NIK_OF_ANOTHER: {
    en: 'The population number is on record for another worker, so it was not written here. Decide the proposed duplicate first.',
    id: 'NIK sudah tercatat untuk pekerja lain, jadi tidak ditulis di sini. Putuskan dahulu usulan data ganda.',
  },
  MINOR: {
    en: 'The person is under 18: a sign of trafficking. Tell a caseworker.',
    id: 'Orang ini belum 18 tahun: tanda perdagangan orang. Beri tahu petugas kasus.',
  },
  POSSIBLE_DUPLICATE: {
    en: 'Another worker may be the same person. Nothing was merged: look at the proposed duplicates.',
    id: 'Pekerja lain mungkin orang yang sama. Tidak ada yang digabung: lihat usulan data ganda.',
  },
}

/** A warning as own staff are told it. It stands on no row, and reaches only those who may act. */
export interface WorkerWarning {
  readonly code: WorkerWarningCode
  readonly message: string
  readonly pesan: string
  readonly reach: readonly string[]
}

/** Warnings with their words in both languages. */
export function warned(codes: readonly WorkerWarningCode[]): readonly WorkerWarning[] {
  return codes.map((code) => ({ code, message: words[code].en, pesan: words[code].id, reach: ['OWNER'] }))
}
