import type { Said } from './language.ts'
import type { SignInProblem } from './sign-in/obtain-session.ts'

/** Everything the page says, in both languages. */
export const words = {
  title: { id: 'Penjelajah', en: 'Explorer' },
  tagline: {
    id: 'Satu skema, tiga lembaga, batas yang terlihat.',
    en: 'One schema, three agencies, boundaries you can see.',
  },
  language: { id: 'Bahasa', en: 'Language' },
  skip: { id: 'Langsung ke kueri', en: 'Skip to the query' },
  who: { id: 'Siapa yang bertanya', en: 'Who is asking' },
  asPublic: {
    id: 'Anda bertanya sebagai masyarakat umum: hanya data publik yang terbuka.',
    en: 'You are asking as the public: only public data is open.',
  },
  signInAt: { id: 'Masuk melalui', en: 'Sign in through' },
  signIn: { id: 'Masuk', en: 'Sign in' },
  signInAgain: { id: 'Masuk lagi', en: 'Sign in again' },
  signOut: { id: 'Keluar', en: 'Sign out' },
  leaving: { id: 'Sedang menuju halaman masuk…', en: 'On the way to the sign-in…' },
  askingAs: { id: 'Anda bertanya sebagai', en: 'You are asking as' },
  purpose: { id: 'Tujuan', en: 'Purpose' },
  role: { id: 'Peran', en: 'Role' },
  examples: { id: 'Contoh', en: 'Examples' },
  escape: { id: 'Esc: keluar dari penyunting', en: 'Esc: leave the editor' },
  boundary: { id: 'Batas data', en: 'Data boundary' },
  beforeAsking: {
    id: 'Jalankan kueri untuk melihat isian mana yang tertutup, mengapa, dan siapa yang dapat membukanya.',
    en: 'Run a query to see which fields are closed, why, and who can open them.',
  },
  closed: { id: 'Tertutup', en: 'Closed' },
  opened: { id: 'Dibuka', en: 'Opened' },
  owner: { id: 'Pemilik', en: 'Owner' },
  isOwner: { id: '(pemiliknya)', en: '(its owner)' },
  wouldOpen: { id: 'Perlu perjanjian', en: 'Needs agreement' },
  ask: { id: 'Tanyakan kepada', en: 'Whom to ask' },
  agreement: { id: 'Perjanjian', en: 'Agreement' },
  basis: { id: 'Dasar', en: 'Basis' },
  duty: { id: 'Kewajiban Anda', en: 'Your duty' },
  signInHint: {
    id: 'Masuklah untuk bertanya atas nama lembaga Anda.',
    en: 'Sign in to ask in the name of your agency.',
  },
  askAfterEnd: {
    id: 'Sesi Anda sudah berakhir, jadi kueri ini tidak dikirim. Masuklah lagi, atau keluar untuk bertanya sebagai masyarakat umum.',
    en: 'Your session has ended, so this query was not sent. Sign in again, or sign out to ask as the public.',
  },
  hubUnreachable: {
    id: 'Simpul tidak dapat dihubungi. Periksa jaringan Anda, lalu coba lagi.',
    en: 'The hub cannot be reached. Check your network and try again.',
  },
  hubTrouble: (status: number): Said => ({
    id: `Simpul menjawab dengan status ${status}, bukan dengan jawaban GraphQL. Coba lagi sebentar lagi.`,
    en: `The hub answered with status ${status}, not with a GraphQL answer. Try again in a moment.`,
  }),
  noConfig: {
    id: 'Halaman ini belum dapat dimuat karena Simpul tidak menjawab. Muat ulang sebentar lagi.',
    en: 'This page cannot be loaded yet because the hub does not answer. Reload it in a moment.',
  },
  noSubscription: {
    id: 'Halaman ini tidak menjalankan langganan (subscription). Gunakan klien yang menerima server-sent events.',
    en: 'This page does not run subscriptions. Use a client that takes server-sent events.',
  },
} as const

/** Says why a sign-in failed or ended, and what to do. */
export const problemWords: Readonly<Record<SignInProblem, Said>> = {
  ISSUER_UNREACHABLE: {
    id: 'Halaman masuk lembaga itu tidak dapat dihubungi. Coba lagi sebentar lagi.',
    en: 'The sign-in of that agency cannot be reached. Try again in a moment.',
  },
  REFUSED: {
    id: 'Masuk dibatalkan, atau lembaga itu menolaknya.',
    en: 'The sign-in was cancelled, or the agency refused it.',
  },
  FOREIGN_ANSWER: {
    id: 'Jawaban yang datang bukan untuk permintaan masuk dari tab ini, jadi diabaikan. Silakan masuk sekali lagi.',
    en: 'The answer that came was not for a sign-in begun in this tab, so it was ignored. Please sign in once more.',
  },
  NO_TOKEN: {
    id: 'Lembaga itu tidak memberikan token yang sah, jadi Anda belum masuk. Silakan coba lagi.',
    en: 'The agency gave no valid token, so you are not signed in. Please try again.',
  },
  ENDED: {
    id: 'Sesi Anda berakhir dan tidak dapat diperpanjang diam-diam. Masuklah lagi untuk melanjutkan; kueri Anda tetap ada.',
    en: 'Your session ended and could not be renewed quietly. Sign in again to go on; your queries stay.',
  },
  SOMEBODY_ELSE: {
    id: 'Di peramban ini orang lain sudah masuk melalui lembaga yang sama. Masuklah lagi sebagai diri Anda.',
    en: 'Somebody else has signed in through the same agency in this browser. Sign in again as yourself.',
  },
}

const roles: Readonly<Record<string, Said>> = {
  ANALYST: { id: 'Analis', en: 'Analyst' },
  HEAD: { id: 'Pimpinan', en: 'Head' },
  OFFICER: { id: 'Petugas', en: 'Officer' },
  CASEWORKER: { id: 'Pendamping kasus', en: 'Caseworker' },
  SUPERVISOR: { id: 'Penyelia', en: 'Supervisor' },
  AUDITOR: { id: 'Auditor', en: 'Auditor' },
  SUBJECT: { id: 'Orang yang datanya dimuat', en: 'The person the data is about' },
}

/** Names a role in plain words. */
export function roleWords(role: string): Said {
  return roles[role] ?? { id: role, en: role }
}
