import type { Said } from '../language.ts'
import type { PlanTree, ReportedCall } from './request-report.ts'

/** Everything the report says, in both languages. */
export const reportWords = {
  report: { id: 'Laporan', en: 'Report' },
  title: { id: 'Laporan permintaan', en: 'Report of the request' },
  turnOn: { id: 'Minta laporan bersama jawabannya', en: 'Ask for a report with the answer' },
  close: { id: 'Tutup laporan', en: 'Close the report' },
  beforeAsking: {
    id: 'Jalankan kueri untuk melihat siapa yang ditanya, kapan, dan berapa lama.',
    en: 'Run a query to see who was asked, when, and for how long.',
  },
  none: {
    id: 'Jawaban ini datang tanpa laporan: kuerinya tidak sampai dijalankan, atau Simpul tidak memberikannya.',
    en: 'This answer came without a report: its query was not run, or the hub gave none.',
  },
  isCut: {
    id: 'Laporan ini dipotong karena terlalu panjang.',
    en: 'This report was cut because it is too long.',
  },
  total: { id: 'Seluruhnya', en: 'In all' },
  calls: { id: 'Permintaan ke lembaga', en: 'Requests to agencies' },
  bytes: { id: 'Dikirim / diterima', en: 'Sent / received' },
  objects: { id: 'Objek → ditanyakan', en: 'Objects → asked about' },
  objectsShort: { id: 'Objek', en: 'Objects' },
  objectsHint: {
    id: 'Objek dalam jawaban, dan berapa yang ditanyakan setelah yang kembar disatukan',
    en: 'Objects in the answer, and how many were asked about once equal ones are taken together',
  },
  step: { id: 'Langkah', en: 'Step' },
  time: { id: 'Waktu', en: 'Time' },
  took: { id: 'Lamanya', en: 'Took' },
  planStep: { id: 'Rencana', en: 'Plan' },
  planCached: { id: 'sudah tersedia', en: 'was there already' },
  planFresh: { id: 'baru disusun', en: 'made anew' },
  shapeStep: { id: 'Susun jawaban', en: 'Write the answer' },
  shapeExact: { id: 'dengan cara lengkap', en: 'the exact way' },
  inquiry: { id: 'siapa yang boleh ditanyakan', en: 'whom others may be asked about' },
  root: { id: 'akar kueri', en: 'root of the query' },
  mutation: { id: 'mutasi', en: 'mutation' },
  startsAt: { id: 'mulai pada', en: 'starts at' },
  plan: { id: 'Rencana', en: 'Plan' },
  noPlan: { id: 'Tidak ada lembaga yang perlu ditanya.', en: 'No agency needed to be asked.' },
  pruned: { id: 'Tidak ditanyakan', en: 'Not asked for' },
  prunedWhy: {
    id: 'Batas data menghapus isian ini dari kueri sebelum lembaga mana pun ditanya.',
    en: 'The boundary took these fields out of the query before any agency was asked.',
  },
  nothingPruned: {
    id: 'Tidak ada isian yang dihapus dari kueri sebelum lembaga ditanya.',
    en: 'No field was taken out of the query before agencies were asked.',
  },
} as const satisfies Readonly<Record<string, Said>>

/** Says what became of a call that was not simply answered. */
export const outcomeWords: Readonly<Record<ReportedCall['outcome'], Said>> = {
  answered: { id: 'dijawab', en: 'answered' },
  late: { id: 'tidak menjawab tepat waktu', en: 'no answer in time' },
  failed: { id: 'gagal', en: 'failed' },
  refused: {
    id: 'tidak dikirim: lembaga ini sedang sibuk atau bermasalah',
    en: 'not sent: busy, or left alone for now',
  },
  'asked-nothing': { id: 'tidak ada yang boleh ditanyakan', en: 'nothing that may be asked' },
}

/** Says in what order the nodes of a plan run. */
export const orderWords: Readonly<Record<Exclude<PlanTree['kind'], 'fetch'>, Said>> = {
  sequence: { id: 'berurutan', en: 'one after the other' },
  parallel: { id: 'bersamaan', en: 'at the same time' },
  deferred: { id: 'menyusul', en: 'deferred' },
  if: { id: 'jika', en: 'if' },
  unless: { id: 'jika tidak', en: 'unless' },
}

/** Says how many times a request was sent. */
export function attemptWords(attempts: number): Said {
  return { id: `dikirim ${attempts} kali`, en: `sent ${attempts} times` }
}
